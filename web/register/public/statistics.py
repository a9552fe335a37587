"""The city at a glance: grades over time, who moved, complaints and how fast they were closed, districts compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from web.register.complaints.figures import ComplaintFigures, Count, tallied
from web.register.complaints.tallies import Tally, per_area
from web.register.public.peers import quartiles
from web.register.ratings.city import City, CompanyFacts

__all__ = ["District", "Moved", "by_key", "districts", "grades_over_time", "moved"]


@dataclass(frozen=True, slots=True)
class District:
    """A district on the day of the run; `score_milli`: the median of the companies that serve there.

    `rate_milli`: thousandths of complaints of the last twelve months per 100,000 square metres. `eligible`: companies
    that serve there and may enter tenders which ask for a rating.
    """

    name: str
    estates: int
    companies: int
    area_m2: int
    score_milli: int | None
    complaints: Tally
    rate_milli: int | None
    eligible: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A company whose score changed since a day, in thousandths."""

    company: CompanyFacts
    since: date
    before_milli: int
    before_grade: str

    @property
    def change_milli(self) -> int:
        """How far it moved; above 0 is up."""
        return self.company.score_milli - self.before_milli


def grades_over_time(city: City, grades: Sequence[str]) -> Sequence[tuple[date, Mapping[str, int]]]:
    """Return how many companies had each grade on each day that was rated, oldest first."""
    found: dict[date, Counter[str]] = {}
    for company in city.companies.values():
        for day, _, grade in company.history:
            found.setdefault(day, Counter())[grade] += 1
    return [(day, {grade: found[day][grade] for grade in grades}) for day in sorted(found)]


def moved(city: City) -> Sequence[Moved]:
    """Return the companies by how far they moved since the earliest day that was rated, those who rose most first."""
    found = [
        Moved(one, *(since := one.history[0])[:2], since[2])
        for one in city.companies.values()
        if len(one.history) > 1 and one.status == "rated"
    ]
    return sorted(found, key=lambda one: (-one.change_milli, one.company.company_id))


def districts(city: City, figures: ComplaintFigures) -> Sequence[District]:
    """Return each district that a community names, by name."""
    return [_district(city, figures, name) for name in city.districts]


def by_key(counts: Iterable[Count], name: str) -> Sequence[tuple[str, Tally]]:
    """Return the tally of each `channel` or `category`, the most frequent first; an unknown one has no name."""
    found: dict[str, list[Count]] = {}
    for one in counts:
        found.setdefault(getattr(one, name), []).append(one)
    tallies = [(key, tallied(own)) for key, own in found.items()]
    return sorted(tallies, key=lambda item: (-item[1].received, item[0]))


def _district(city: City, figures: ComplaintFigures, name: str) -> District:
    estates = [one for one in city.estates.values() if one.district == name]
    companies = city.in_district(name) & city.companies.keys()
    middle = quartiles(city.companies[key].score_milli for key in companies)
    area = sum(one.floor_area_m2 or 0 for one in estates)
    found = tallied(count for one in estates for count in figures.of_community.get(one.community_id, ()))
    return District(
        name, len(estates), len(companies), area, middle.median if middle else None, found,
        per_area(found.received, area), sum(city.companies[key].eligible for key in companies),
    )  # fmt: skip
