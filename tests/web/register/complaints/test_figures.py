"""Complaints in numbers."""

from __future__ import annotations

from sqlalchemy import Connection

from tests.builders.public_city import count, some_complaints
from web.register.complaints.figures import complaint_figures
from web.register.complaints.tallies import Tally
from web.register.ratings.current import Current


def test_a_complaint_falls_on_who_served_on_its_day(connection: Connection, now: Current) -> None:
    """The one complaint of the city: of March, by the hotline, still open, on C000 in K000."""
    figures = complaint_figures(connection, now)
    [one] = figures.of_company["C000"]

    assert (one.month, one.days, one.number, one.community_id) == ("2024-03", None, 1, "K000")
    assert [(it.channel, it.category) for it in figures.by_matter] == [("12345", "noise")]


def test_the_twelve_months_end_with_the_runs(connection: Connection, now: Current) -> None:
    """Each month has its tally, those without a complaint too."""
    months = complaint_figures(connection, now).by_month([count(), count(month="2024-05", days=None)])

    assert (months[0][0], months[-1]) == ("2023-07", ("2024-06", Tally(1, 1, 5, 5)))
    assert len(months) == 12


def test_what_is_older_is_left_out_of_the_year() -> None:
    """A complaint of the month before the twelve counts for nobody."""
    figures = some_complaints(count(month="2023-06", company_id="C1"), count(company_id="C1", number=3))

    assert [one.number for one in figures.of_company["C1"]] == [3]
    assert sum(one.number for one in figures.of_year) == 3
