"""When guided fees are evaluated next."""

from __future__ import annotations

from datetime import date

from bidding.fees.laws import law_for
from bidding.fees.reviews import review_due
from tests.builders.fee_tables import CODE, a_fee_table

LAW = law_for(CODE)


def test_three_years_after_the_newest_version() -> None:
    """Overdue from the day after."""
    found = review_due(LAW, a_fee_table(), date(2024, 5, 1))

    assert found is not None
    assert (found.last_on, found.due_on) == (date(2024, 1, 1), date(2027, 1, 1))
    assert [found.overdue(date(2027, 1, day)) for day in (1, 2)] == [False, True]


def test_an_evaluation_that_kept_the_fees_counts() -> None:
    """Three years from it; not before it has happened."""
    table = a_fee_table(evaluated=[{"on": "2026-11-30", "basis": {"choice": "ours"}}])
    dues = [review_due(LAW, table, date(2026, 11, day)) for day in (29, 30)]

    assert [one and one.due_on for one in dues] == [date(2027, 1, 1), date(2029, 11, 30)]


def test_nothing_is_due_without_a_law_or_fees() -> None:
    """Hangzhou says no years; before the first version there is nothing to evaluate."""
    table = a_fee_table()

    assert review_due(law_for("330102"), table, date(2024, 5, 1)) is None
    assert review_due(LAW, table, date(2020, 1, 1)) is None
    assert review_due(LAW, a_fee_table(versions=[]), date(2024, 5, 1)) is None
