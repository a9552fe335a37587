"""The codes of a draw between equal bids are fixed before its lottery, and the close keeps to them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from bidding.evaluation.acting import close_parts, commit_parts, commit_tie_parts
from bidding.evaluation.deciding import decided
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.ties import undrawn
from models.errors import RefusedError
from models.values.draw import LOTTERIES, Party, source_of
from tests.builders.notices import a_notice
from tests.builders.proceedings import BIDS, CODES_AND_RESULT, POOL, RESULT, asked, event

_PARTIES = (Party.of("notary", "calm"), Party.of("owners", "loud"))
_LOTTERY = source_of(LOTTERIES["快乐8"], date(2024, 6, 22))
_BEFORE, _AFTER = 4, 40
"""Hours after bids closed: on the day before the lottery, and on the day after it."""


@cache
def _equal() -> Proceeding:
    """Return an evaluation by price alone, of which two prices are the same."""
    notice = a_notice(evaluation={"method": "lowest_reasonable_price"})
    found = decided(
        Proceeding("zj-2024-001", "lot-1"), event("commit", commit_parts(notice, "lot-1", asked(), POOL), -48)
    )
    found = decided(found, event("draw", CODES_AND_RESULT, -8))
    bids = [one | {"price_fen": BIDS[0]["price_fen"]} for one in BIDS[:2]] + BIDS[2:]
    return decided(found, event("open_prices", ({"bids": bids}, None), 2))


@cache
def _committed() -> Proceeding:
    return decided(_equal(), event("commit_tie", commit_tie_parts(_equal(), _PARTIES, _LOTTERY), _BEFORE))


def _closed(before: Proceeding, hours: float = _AFTER, **changes: Any) -> Proceeding:  # noqa: ANN401 - parts of a tie
    codes = [{"party": "notary", "code": "calm"}, {"party": "owners", "code": "loud"}]
    tie = {"codes": codes, "randomness": RESULT} | changes
    return decided(before, event("close", close_parts(before, tie), hours))


def test_a_draw_that_was_committed_to_closes() -> None:
    """And nothing is left to commit to."""
    assert len(undrawn(_equal())) == 1
    assert undrawn(_committed()) == []
    assert _closed(_committed()).events[-1].content["tie"]["randomness"] == RESULT


def test_a_draw_that_nothing_was_committed_to_does_not() -> None:
    """Its codes could have been tried until the order suits."""
    with pytest.raises(RefusedError, match="nothing shows that the codes for zj-2024-001/lot-1/tie/1 were fixed"):
        _closed(_equal())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"codes": [{"party": "notary", "code": "calm"}, {"party": "owners", "code": "lout"}]}, "is on record"),
        ({"randomness": "02 04 06"}, "randomness"),
        ({"codes": [{"party": "notary", "code": "calm"}]}, "is on record"),
    ],
)  # fmt: skip
def test_a_draw_keeps_to_what_was_committed_to(changes: dict[str, Any], told: str) -> None:
    """Other codes, a result that the lottery cannot have, or a party left out."""
    with pytest.raises(RefusedError) as caught:
        _closed(_committed(), **changes)

    assert told in str(caught.value)


def test_nothing_is_drawn_before_the_lottery() -> None:
    """Its result does not exist yet."""
    with pytest.raises(RefusedError, match="the lottery that decides is held on 2024-06-22"):
        _closed(_committed(), _BEFORE)


def test_a_lottery_that_may_be_known_is_refused() -> None:
    """On its own day, and after it."""
    with pytest.raises(RefusedError, match="the result of 2024-06-22 may be known already"):
        decided(_equal(), event("commit_tie", commit_tie_parts(_equal(), _PARTIES, _LOTTERY), 16))


def test_there_is_no_second_commitment_to_the_same() -> None:
    """It would be a second chance; nor is there one where no bids are equal."""
    with pytest.raises(RefusedError, match="no bids are equal where it matters"):
        commit_tie_parts(_committed(), _PARTIES, _LOTTERY)
    again = event("commit_tie", commit_tie_parts(_equal(), _PARTIES, _LOTTERY), _BEFORE)
    with pytest.raises(RefusedError, match="no bids are equal where it matters"):
        decided(_committed(), again)


def test_a_commitment_is_to_the_equal_bids_and_no_others() -> None:
    """Whatever is named instead, or left out."""
    parts = commit_tie_parts(_equal(), _PARTIES, _LOTTERY)
    [one] = parts[0]["commitments"]
    for told in ([], [one | {"count": 3}], [one, one]):
        with pytest.raises(RefusedError, match="these are not the draws"):
            decided(_equal(), event("commit_tie", ({"commitments": told}, None), _BEFORE))
