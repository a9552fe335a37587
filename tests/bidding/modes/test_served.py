"""How an estate is served on a day follows from contracts and from what was recorded."""

from __future__ import annotations

from datetime import date, timedelta

from bidding.modes.events import known_by
from bidding.modes.served import Serving, served_on
from tests.builders.modes import AT, begun, described, ended

EVENTS = (described(fit="no"), begun(), ended(date(2024, 4, 1)))
COMPANY = Serving("C1", date(2023, 7, 1))


def test_a_contract_comes_first() -> None:
    """A company that serves is professional service with everything, and a mode that still runs is told as idle."""
    found = served_on(EVENTS[:2], date(2024, 3, 1), COMPANY)

    assert (found.mode, found.by, found.since) == ("professional", "C1", date(2023, 7, 1))
    assert len(found.basics) == 3
    assert found.idle is EVENTS[1]


def test_the_recorded_mode_holds_from_day_to_day() -> None:
    """From its beginning to the day before its end."""
    assert served_on(EVENTS, date(2024, 1, 31)).mode is None
    assert served_on(EVENTS, date(2024, 3, 31)).mode == "community_trust"
    assert served_on(EVENTS, date(2024, 4, 1)).mode is None


def test_what_was_learnt_later_is_left_out() -> None:
    """As known at a moment before it was recorded, nothing is known of it."""
    late = (described(), begun(at=AT + timedelta(days=1)))

    assert served_on(known_by(late, AT), date(2024, 3, 1)).mode is None
    assert served_on(late, date(2024, 3, 1)).mode == "community_trust"


def test_the_towns_word_goes_before_the_evidence() -> None:
    """The evidence's kind stands where the town said nothing; a kind that is none is none."""
    assert served_on(EVENTS, date(2024, 3, 1), kind="commodity").kind == "old"
    assert served_on((), date(2024, 3, 1), kind="commodity").kind == "commodity"
    assert served_on((), date(2024, 3, 1), kind="tower").kind is None


def test_a_term_that_is_over_is_told() -> None:
    """A mode whose term is over, and which nobody ended, is no longer how the estate is served."""
    over = served_on((described(), begun(until=date(2024, 3, 1))), date(2024, 3, 1))

    assert over.mode is None
    assert over.ran_out is not None
    assert served_on(EVENTS, date(2024, 5, 1)).ran_out is None
