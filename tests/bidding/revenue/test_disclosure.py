"""The board knows what is due, what hangs there, and what is late."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bidding.revenue import Disclosure, DisclosureState, Estate, MoneyStep, board
from bidding.revenue.disclosure import DisclosureAttempt, disclosure_of, disclosure_state, duties, take_disclosure_step
from models.errors import RefusedError
from tests.builders.money import DIGEST, step
from tests.builders.money import an_estate as _bare


def an_estate(place: str, *steps: MoneyStep, opened: str = "2024-01-01") -> Estate:
    """Return an estate in which a committee acts from the beginning."""
    acts = step("stage", opened, role="subdistrict", principal="owners_committee", until="2029-01-01")
    return _bare(place, acts, *steps, opened=opened)


def _duties(estate: Estate, head: str, until: str) -> list[Disclosure]:
    found = duties(estate.terms, estate.steps, date.fromisoformat(until))
    return [one for one in found if one.head == head]


def _take(estate: Estate, subject: str, move: str, on: str, role: str = "committee", **content: Any) -> Disclosure:  # noqa: ANN401
    one = step(move, on, subject, role, **content)
    duty, law = disclosure_of(estate.terms, estate.steps, subject, one.on), estate.terms.law
    return take_disclosure_step(DisclosureAttempt(duty, one, law.heads[duty.head], law))


@pytest.mark.parametrize(
    ("place", "head", "first", "due"),
    [
        ("lishui", "common_revenue", "2024", date(2025, 3, 31)),
        ("hangzhou", "common_revenue", "2024-H1", date(2024, 7, 31)),
        ("shanghai", "common_revenue", "2024-Q1", date(2024, 4, 30)),
        ("shanghai", "maintenance_fund", "2024-H1", date(2024, 7, 31)),
        ("zhuji", "leader", "1", date(2024, 3, 15)),
    ],
)
def test_each_city_has_its_calendar(place: str, head: str, first: str, due: date) -> None:
    """Yearly by 31 March, half-yearly, quarterly, and within thirty days for what is kept current."""
    found = _duties(an_estate(place, opened="2024-02-15"), head, "2024-02-16")

    assert [(one.period, one.due_on) for one in found] == [(first, due)]


def test_the_periods_follow_one_another() -> None:
    """Quarters of the calendar across years; years from the opening for what is kept current, a leap day too."""
    quarters = _duties(an_estate("shanghai", opened="2024-11-30"), "common_revenue", "2025-07-01")
    years = _duties(an_estate("zhuji", opened="2024-02-29"), "leader", "2026-01-01")

    assert [one.period for one in quarters] == ["2024-Q4", "2025-Q1", "2025-Q2"]
    assert [(one.period, one.since, one.until) for one in years] == [
        ("1", date(2024, 2, 29), date(2025, 2, 28)), ("2", date(2025, 2, 28), date(2026, 2, 28))
    ]  # fmt: skip


def test_the_board_has_the_ten_heads() -> None:
    """In Zhuji each with its article, its last update, and what is overdue."""
    estate = an_estate("zhuji", step("disclose", "2024-01-20", "leader/1", documents=[DIGEST]))
    lines = {line.head: line for line in board(estate.terms, estate.steps, date(2024, 2, 1))}

    ten = {"leader", "complaint_phone", "services", "fees", "contractors", "parking", "utilities", "common_revenue",
           "lift_upkeep", "extra_services"}  # fmt: skip
    assert ten <= lines.keys()
    assert (lines["leader"].updated_on, lines["leader"].overdue) == (date(2024, 1, 20), ())
    assert [one.due_on for one in lines["parking"].overdue] == [date(2024, 1, 30)]
    assert "art. 8" in lines["parking"].basis


def test_a_disclosure_is_checked() -> None:
    """Its period is over, something is posted, and who owes it posts it."""
    with pytest.raises(RefusedError) as caught:
        _take(an_estate("hangzhou"), "common_revenue/2024-H1", "disclose", "2024-06-30", role="company")

    told = str(caught.value)
    assert all(word in told for word in ("its period ends on 2024-07-01", "nothing is posted", "the committee owes it"))


def test_it_is_shown_long_enough() -> None:
    """Fifteen days in Hangzhou, five working days in Shaoxing."""
    shown = step("disclose", "2024-07-05", "common_revenue/2024-H1", documents=[DIGEST])
    early = an_estate("hangzhou", shown)
    with pytest.raises(RefusedError, match="Take it down on 2024-07-20 or later"):
        _take(early, "common_revenue/2024-H1", "take_down", "2024-07-19")
    gone = _take(early, "common_revenue/2024-H1", "take_down", "2024-07-20")
    assert disclosure_state(gone) is DisclosureState.TAKEN_DOWN
    working = an_estate("shaoxing", step("disclose", "2025-03-28", "common_revenue/2024", documents=[DIGEST]))
    with pytest.raises(RefusedError, match=r"shown for 5 working days\. Take it down on 2025-04-07"):
        _take(working, "common_revenue/2024", "take_down", "2025-04-03")


@pytest.mark.parametrize(("at", "fits"), [("2024-08-05", True), ("2024-08-06", False), ("2024-07-28", False)])
def test_a_late_disclosure_is_not_dated_back(at: str, fits: bool) -> None:  # noqa: FBT001 - a table
    """Its day counts if it is entered within a week, and not before it has come."""
    told = ("common_revenue/2024-H1", "disclose", "2024-07-29")
    if fits:
        assert _take(an_estate("hangzhou"), *told, documents=[DIGEST], at=at).first_on == date(2024, 7, 29)
    else:
        with pytest.raises(RefusedError, match=f"it is entered on {at}"):
            _take(an_estate("hangzhou"), *told, documents=[DIGEST], at=at)


def test_what_is_not_owed_cannot_be_posted() -> None:
    """And what is owed is named."""
    with pytest.raises(RefusedError, match="Owed are common_revenue/2024-H1"):
        _take(an_estate("hangzhou"), "common_revenue/2023-H2", "disclose", "2024-06-30")


def test_what_was_made_good_late_was_late() -> None:
    """It is overdue no more, and stays late."""
    estate = an_estate("lishui", step("disclose", "2025-04-10", "common_revenue/2024", documents=[DIGEST]))
    one = _duties(estate, "common_revenue", "2025-01-01")[0]

    assert [one.overdue_on(date(2025, 4, day)) for day in (1, 9, 10)] == [True, True, False]
    assert [one.was_late(day) for day in (date(2025, 3, 31), date(2025, 5, 1))] == [False, True]


def test_a_committee_owes_nothing_before_there_is_one() -> None:
    """And then from the half-year in which it began to act."""
    acts = step("stage", "2024-09-01", role="subdistrict", principal="owners_committee", until="2029-01-01")
    before, after = (_duties(_bare("hangzhou", *some), "common_revenue", "2025-01-01") for some in ((), (acts,)))

    assert (before, [one.period for one in after]) == ([], ["2024-H2"])


def test_a_renewal_makes_an_earlier_year_good() -> None:
    """What is kept current and was never posted is late until the next year's is up, and no longer."""
    estate = an_estate("zhuji", step("disclose", "2025-01-20", "leader/2", documents=[DIGEST]))
    first, second = _duties(estate, "leader", "2025-02-01")

    assert [first.overdue_on(date(2025, 1, day)) for day in (19, 20)] == [True, False]
    assert (first.was_late(date(2025, 2, 1)), second.was_late(date(2025, 2, 1))) == (True, False)
