"""What is in force on a day is what the dates say."""

from __future__ import annotations

from datetime import date

import pytest

from credit.rulebook.in_force import book_on, rules_in_force
from tests.builders.rulebooks import CHOICE, minimal_rulebook, rule

_RULES = [
    rule("r", "x", "-1", in_force={"since": "2020-01-01", "until": "2022-01-01"}),
    rule("r", "x", "-2", in_force={"since": "2022-01-01"}),
]
_VETO = {"id": "v", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE, "in_force": {"since": "2022-01-01"}}
_ALWAYS = {"id": "b", "event": "x", "for": "P1Y", "basis": CHOICE}
_BOOK = minimal_rulebook(
    indicators=[{"indicator": "i", "component": "bad", "title": {"zh": "i", "en": "i"}, "rules": _RULES}],
    vetoes=[_VETO],
    lists={"black": [_ALWAYS]},
)


@pytest.mark.parametrize(
    ("day", "points"),
    [(date(2019, 12, 31), []), (date(2020, 1, 1), [-1000]), (date(2021, 12, 31), [-1000]), (date(2022, 1, 1), [-2000])],
)
def test_the_last_day_of_a_version_is_the_day_before_it_ends(day: date, points: list[int]) -> None:
    """Versions hand over without a gap and without a day in common."""
    assert [rule.points for rule in rules_in_force(_BOOK, day)] == points


def test_a_view_of_a_day_keeps_what_has_no_dates() -> None:
    """A veto not yet in force is gone, a trigger without dates stays, and the digest is that of the whole."""
    view = book_on(_BOOK, date(2021, 6, 1))
    assert ([rule.points for rule in view.indicators[0].rules], view.vetoes) == ([-1000], ())
    assert (len(view.lists.black), view.digest) == (1, _BOOK.digest)
