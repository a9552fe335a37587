"""When triggers stop counting because their listings were taken off."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from credit.standing.lifting import lift_day
from credit.standing.listing import Move
from tests.builders.listings import Case, a_listing

TODAY = date(2024, 7, 31)


def _case(number: int, day: date, what: str) -> Case:
    case = Case(a_listing(number, happened_on=day, source_id=f"R{number}"))
    if what == "dropped":
        case.notify()
        case.decide(Move.DROP)
    elif what in ("listed", "lifted"):
        case.listed()
        if what == "lifted":
            case.decide(Move.LIFT)
    return case


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from(["proposed", "listed", "dropped", "lifted"])), max_size=5)
)
def test_a_lifting_never_lifts_what_still_stands(told: list[tuple[int, str]]) -> None:
    """Its day lies before every trigger that stands or waits, on the newest one that may go (each day once)."""
    days = dict(told)
    cases = [_case(number, date(2024, 6, day), what).listing for number, (day, what) in enumerate(days.items())]
    stand = [date(2024, 6, day) for day, what in days.items() if what in ("proposed", "listed")]
    gone = [date(2024, 6, day) for day, what in days.items() if what in ("dropped", "lifted")]
    free = [day for day in gone if not stand or day < min(stand)]

    assert lift_day(cases, TODAY) == max(free, default=None)


def test_a_later_proposal_on_the_same_facts_does_not_hold_it() -> None:
    """What was taken off and is proposed again by the next run stays lifted."""
    gone = _case(1, date(2024, 6, 3), "lifted").listing
    again = a_listing(2, source_id="R1")

    assert lift_day([gone, again], TODAY) == date(2024, 6, 3)


def test_other_lists_have_no_say() -> None:
    """A grey list lifts nothing."""
    grey = Case(a_listing(kind="grey", rule=None, event=None, source_id=None, place=1)).listed()
    grey.decide(Move.LIFT)

    assert lift_day([grey.listing], TODAY) is None
