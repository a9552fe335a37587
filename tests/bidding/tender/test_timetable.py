"""The timetable of a tender."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.tender import Move, State
from bidding.tender.timetable import Occasion, timetable
from tests.builders.notices import a_notice
from tests.builders.tenders import a_tender, says, then


def _days(state: State) -> dict[str, date]:
    return {str(one.what): one.day for one in timetable(a_tender(state))}


def test_a_published_notice_has_its_times_and_the_law_its_clocks() -> None:
    """Ten days before the close objections end, fifteen before it addenda (Regulation 22, 21)."""
    found = _days(State.PUBLISHED)

    assert found["documents_objected"] == date(2024, 6, 11)
    assert found["last_addendum"] == date(2024, 6, 6)
    assert (found["bids_close"], found["valid_until"]) == (date(2024, 6, 21), date(2024, 9, 19))
    assert "signed_by" not in found


def test_an_award_and_a_contract_bring_their_own() -> None:
    """Thirty days to sign (Tender Law 46); the contract's first and last day, of its lot."""
    found = timetable(a_tender(State.PERFORMING))
    days = {one.what: one for one in found}

    assert days[Occasion.SHOWN_UNTIL].day == date(2024, 6, 28)
    assert days[Occasion.SIGNED_BY].day == date(2024, 7, 29)
    assert (days[Occasion.ENDS].day, days[Occasion.ENDS].lot) == (date(2027, 8, 1), "lot-1")
    assert Occasion.VALID_UNTIL not in days


@pytest.mark.parametrize("state", [State.PUBLISHED, State.ANNOUNCED, State.PERFORMING])
def test_it_is_in_order_and_cites_in_both_languages(state: State) -> None:
    """What a law sets names it; what notice or contract set does not."""
    found = timetable(a_tender(state))

    assert [one.day for one in found] == sorted(one.day for one in found)
    cited = {one.what: one.rests_on for one in found}
    assert cited[Occasion.BIDS_CLOSE] is None
    assert cited[Occasion.DOCUMENTS_OBJECTED] is not None
    assert all(zh != en for zh, en in filter(None, cited.values()))


def test_what_is_over_or_not_published_has_no_deadlines() -> None:
    """A cancelled tender was published, and nothing is due of it."""
    cancelled = then(a_tender(State.PUBLISHED), Move.CANCEL, "2024-06-01T02:00:00Z", says(what="the land was sold"))

    assert [one.what for one in timetable(cancelled)] == [Occasion.PUBLISHED]
    assert timetable(a_tender(State.FILED, a_notice())) == ()
