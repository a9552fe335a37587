"""Steps from what was typed."""

from __future__ import annotations

import pytest

from credit.complaints.moves import Move, Party
from models.errors import InputError
from tests.builders.complaints import AT, desk, reception
from web.cli.complaints.options import step_of


def test_words_become_the_fields_of_a_step() -> None:
    """An answer's text goes beside it, into the vault."""
    found, text = step_of(
        ("find", "regulator", "office"), ["upheld=no", "liability=utility", "reason=a=b"], AT, desk(), reception()
    )

    assert (found.move, found.upheld, found.liability, found.reason, text) == (
        Move.FIND, False, Party.UTILITY, "a=b", None
    )  # fmt: skip
    assert step_of(("answer", "handler", "o"), ["text=done"], AT, desk(), reception())[1] == "done"


def test_a_route_is_looked_up() -> None:
    """The typist names the matter, the duty list the rest."""
    found, _ = step_of(("route", "desk", "o"), ["matter=heating", "reason=wrong"], AT, desk(), reception())

    assert (found.duty_line, found.liability) == ("utilities", Party.UTILITY)


@pytest.mark.parametrize("said", [["reason"], ["colour=red"], ["satisfaction=9"], ["upheld=maybe"]])
def test_words_that_are_none_are_told_with_those_that_are(said: list[str]) -> None:
    """A wrong call, before anything is looked at."""
    with pytest.raises(InputError, match=r"one of|Choose"):
        step_of(("find", "regulator", "o"), said, AT, desk(), reception())
