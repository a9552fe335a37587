"""The committee in office: alternates move up, and too many empty seats mean another election."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bidding.owners.committee import Committee, committee_on, committee_problems, party_shortfall
from bidding.owners.elections import Election
from bidding.owners.laws import law_named
from tests.builders.elections import COUNTED_AT, a_called, a_counted, a_declared, a_published, moved
from tests.builders.owners import a_roll

SEVEN = {f"c-{n}": 20 - n for n in range(1, 8)}
DECLARED = (COUNTED_AT + timedelta(days=1)).date()


def _after(*gone: str) -> Election:
    election = a_declared(SEVEN, 20)
    for days, code in enumerate(gone, start=10):
        election = moved(
            election, "leave", COUNTED_AT + timedelta(days=days), "subdistrict", candidate=code, cause="resigned"
        )
    return election


def _sitting(election: Election, day: date = date(2025, 1, 1)) -> Committee:
    found = committee_on(election, day)
    assert found is not None
    return found


def test_alternates_move_up_in_their_order() -> None:
    """The first alternate takes the first seat that falls empty; one who left does not move up."""
    assert _sitting(_after()).members == ("c-1", "c-2", "c-3", "c-4", "c-5")
    assert _sitting(_after("c-2")).members == ("c-1", "c-3", "c-4", "c-5", "c-6")
    assert _sitting(_after("c-6", "c-2")).members == ("c-1", "c-3", "c-4", "c-5", "c-7")
    assert _sitting(_after("c-1", "c-2", "c-3")).vacant == 1


def test_a_committee_holds_office_for_its_term() -> None:
    """From its declaration until before the end; nobody before, nobody after, and none where nobody was elected."""
    election = a_declared(SEVEN, 20)
    counted = a_counted(*a_called(a_published(7)), SEVEN, a_roll(20))

    days = (DECLARED - timedelta(days=1), DECLARED, date(2029, 4, 7), date(2029, 4, 8))
    assert [committee_on(election, day) is not None for day in days] == [False, True, True, False]
    assert committee_on(counted, DECLARED) is None


def test_what_happened_later_is_not_known_before() -> None:
    """On the day before a member leaves, they sit."""
    assert "c-2" in _sitting(_after("c-2"), DECLARED).members


@pytest.mark.parametrize(
    ("law", "seats", "members", "again"),
    [("hangzhou", 5, 3, False), ("hangzhou", 5, 2, True), ("hangzhou", 7, 3, True), ("lishui", 7, 4, False),
     ("lishui", 7, 3, True), ("national", 11, 5, True)],
)  # fmt: skip
def test_too_many_empty_seats_mean_another_election(law: str, seats: int, members: int, again: bool) -> None:  # noqa: FBT001 - a case
    """Hangzhou: not more than half, or under its least; Lishui: less than half."""
    committee = Committee(seats, tuple(map(str, range(members))), (), DECLARED, DECLARED)

    assert bool(committee_problems(committee, law_named(law))) is again


@pytest.mark.parametrize(
    ("law", "party", "short"),
    [("rongcheng", 3, False), ("rongcheng", 2, True), ("lishui", 3, False), ("lishui", 2, True),
     ("shaoxing", 0, False)],
)  # fmt: skip
def test_the_share_of_party_members_is_told(law: str, party: int, short: bool) -> None:  # noqa: FBT001 - a case
    """60 % in Rongcheng exactly is enough; Lishui asks for more than half; Shaoxing names no share."""
    assert (party_shortfall(5, party, law_named(law)) is not None) is short
