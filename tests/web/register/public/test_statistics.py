"""The city at a glance."""

from __future__ import annotations

from tests.builders.public_city import a_city, count, some_complaints
from web.register.public.statistics import by_key, districts, grades_over_time, moved


def test_grades_are_counted_on_each_day() -> None:
    """Every grade has its number, those that nobody has a nought."""
    [before, now] = grades_over_time(a_city(3), ["AAA", "A"])

    assert (before[0].year, dict(before[1])) == (2023, {"AAA": 0, "A": 3})
    assert now[0].year == 2024


def test_who_rose_most_is_first() -> None:
    """By the change since the earliest day on record."""
    found = moved(a_city(3))

    assert [(one.company.company_id, one.change_milli) for one in found] == [("C2", 2000), ("C1", 1000), ("C0", 0)]


def test_districts_have_their_rates() -> None:
    """Complaints of the communities in it for their floor area, and the median score of who serves there."""
    figures = some_complaints(count(community_id="K1", company_id="C1", number=4))
    east, west = districts(a_city(2), figures)

    assert (east.name, east.rate_milli, east.complaints.received) == ("东城区", 0, 0)
    assert (west.name, west.rate_milli, west.score_milli) == ("西湖区", 4000, 71_000)


def test_the_most_frequent_matter_is_first() -> None:
    """What no source names has an empty name."""
    found = by_key([count(), count(category="noise", number=2)], "category")

    assert [(name, it.received) for name, it in found] == [("noise", 2), ("", 1)]
