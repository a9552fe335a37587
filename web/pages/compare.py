"""Two to four companies side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from web.pages.asking import MOST_COMPARED, compared, shown_on
from web.pages.kept_reads import listings
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import ComplaintFigures, complaint_figures, tallied
from web.register.complaints.tallies import Tally, per_area
from web.register.public.lists import PublicListing, PublicLists, public_lists
from web.register.ratings.city import City, CompanyFacts, city_of

__all__ = ["pages"]

pages = Blueprint("compare", __name__)


@dataclass(frozen=True, slots=True)
class _Column:
    """One company of the comparison; `rate`: thousandths of complaints per 100,000 square metres."""

    company: CompanyFacts
    estates: int
    area: int
    districts: Sequence[str]
    complaints: Tally
    rate: int | None
    listings: Sequence[PublicListing]
    proposed: Sequence[str]


@pages.get("/compare")
def show() -> str:
    """Show the companies of `ids`, in that order; who is unknown is left out."""
    now = published()
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    names = {key: one.name for key, one in city.companies.items()}
    lists = public_lists(listings(), names, shown_on(now))
    columns = [_column(city, figures, city.companies[key], lists) for key in compared("ids") if key in city.companies]
    return render_template(
        "compare.html", now=now, words=Wording(now.book), columns=columns, most=MOST_COMPARED,
        ids=[column.company.company_id for column in columns],
    )  # fmt: skip


def _column(city: City, figures: ComplaintFigures, company: CompanyFacts, lists: PublicLists) -> _Column:
    key = company.company_id
    tally, area = tallied(figures.of_company.get(key, ())), city.area_of(key)
    own = [one for one in lists.listings if one.listed and one.company_id == key]
    proposed = dict.fromkeys(entry["kind"] for entry in city.proposals(key, lists.settled))
    return _Column(
        company,
        len(city.served[key]),
        area,
        city.districts_of(key),
        tally,
        per_area(tally.received, area),
        own,
        list(proposed),
    )
