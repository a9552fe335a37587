"""Events made from what people bring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bidding.evaluation.acting import close_parts, commit_parts, commit_tie_parts, head_of, lock_parts
from bidding.evaluation.proceedings import Proceeding
from models.errors import InputError, RefusedError
from models.values.draw import LOTTERIES, source_of
from tests.builders.evaluations import CRITERIA
from tests.builders.notices import a_notice
from tests.builders.proceedings import POOL, asked, at_work, priced, whole

_LOTTERY = source_of(LOTTERIES["快乐8"], date(2024, 6, 22))
NOTICE = a_notice(evaluation={"method": "comprehensive", "criteria": list(CRITERIA)})


def test_a_notice_gives_the_head_of_the_file() -> None:
    """Scheme, lot, ceiling, place; a residential preliminary tender is one that the law requires."""
    head = head_of(NOTICE, "lot-1")

    assert (head["ceiling_fen"], head["jurisdiction"], head["statutory"]) == (1_000_000_000, "330681", True)
    with pytest.raises(InputError, match="Its lots: lot-1"):
        head_of(NOTICE, "lot-2")


def test_nobody_is_named_in_public() -> None:
    """The pool is a hash; codes of experts and representatives are sealed."""
    content, sealed = commit_parts(NOTICE, "lot-1", asked(), POOL)

    assert "expert-" not in str(content)
    assert "owner-1" not in str(content)
    assert sealed is not None
    assert sealed["representatives"] == ["owner-1"]


def test_a_small_pool_is_refused() -> None:
    """Under three times the seats."""
    with pytest.raises(RefusedError, match="at least 3 for each"):
        commit_parts(NOTICE, "lot-1", asked(), POOL[:11])


def test_what_is_public_of_marks_says_nothing() -> None:
    """A lock names criteria alone; a closing names digests alone."""
    content, sealed = lock_parts(priced(), ["plan"])

    assert (content, [*(sealed or {})]) == ({"criteria": ["plan"]}, ["sha256"])
    assert whole().events[-1].content.keys() == {"input_sha256", "result_sha256"}
    with pytest.raises(RefusedError):
        close_parts(priced(), None)


@pytest.mark.parametrize("make", [close_parts, lambda before, _: commit_tie_parts(before, (), _LOTTERY)])
def test_a_result_is_not_worked_out_before_its_time(make: Callable[..., object]) -> None:
    """Nobody is told of missing bids and methods where prices are not open yet, or nothing was begun."""
    for before in (Proceeding("zj-2024-001", "lot-1"), at_work()):
        with pytest.raises(RefusedError, match="this cannot be done while it is"):
            make(before, None)
