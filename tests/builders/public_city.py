"""A city as the public's pages read it, made by hand: so many companies, each in one community of its own.

city = a_city(8); figures = some_complaints(count(community_id="K0", company_id="C0", days=3, number=2))
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from web.register.complaints.figures import ComplaintFigures, Count
from web.register.ratings.city import City, CompanyFacts, Estate, Service

__all__ = ["AS_OF", "a_city", "a_company", "an_estate", "count", "some_complaints"]

AS_OF = date(2024, 6, 30)
_SINCE = date(2020, 1, 1)


def a_company(number: int, **changes: Any) -> CompanyFacts:  # noqa: ANN401 - any fact
    """Return company C<number> with a score of 70 points and its number, which was 70 a year ago."""
    score = 70_000 + 1000 * number
    facts: dict[str, Any] = {
        "company_id": f"C{number}", "name": f"南泰{number}物业", "grade": "A", "status": "rated", "score_milli": score,
        "components": {"good": score}, "blacklisted": False, "eligible": True, "proposed": (),
        "history": ((date(2023, 6, 30), 70_000, "A"), (AS_OF, score, "A")),
    }  # fmt: skip
    return CompanyFacts(**(facts | changes))


def an_estate(number: int, *services: Service, **changes: Any) -> Estate:  # noqa: ANN401 - any fact
    """Return community K<number>, served by C<number> since 2020 where nothing else is said."""
    facts: dict[str, Any] = {
        "community_id": f"K{number}", "name": f"安和苑{number}号院", "district": ("东城区", "西湖区")[number % 2],
        "subdistrict": "", "kind": "commodity", "built_year": 2010, "households": 800,
        "floor_area_m2": 100_000 + 1000 * number, "services": services or (Service(f"C{number}", _SINCE, None),),
    }  # fmt: skip
    return Estate(**(facts | changes))


def a_city(number: int = 8, estates: Iterable[Estate] = ()) -> City:
    """Return so many companies with their communities; `estates` take the place of those."""
    companies = {one.company_id: one for one in map(a_company, range(number))}
    own = list(estates) or [an_estate(n) for n in range(number)]
    return City(AS_OF, companies, {one.community_id: one for one in own})


def count(**facts: Any) -> Count:  # noqa: ANN401 - any fact
    """Return one complaint of June 2024 that was closed after five days, with what is named changed."""
    told: dict[str, Any] = {"month": "2024-06", "days": 5, "number": 1}
    return Count(**(told | facts))


def some_complaints(*counts: Count) -> ComplaintFigures:
    """Return figures with these counts by matter and by place alike."""
    return ComplaintFigures(AS_OF, counts, counts)
