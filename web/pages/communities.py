"""The register of communities: a page, and the same rows as CSV, JSON and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, render_template, request

from web.pages.asking import asked_text, page_of
from web.pages.table_files import table_file
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import ComplaintFigures, complaint_figures, tallied
from web.register.ratings.city import City, CompanyFacts, Estate, city_of

__all__ = ["pages"]

pages = Blueprint("communities", __name__)

_COLUMNS: Final = (
    "community_id", "name", "district", "subdistrict", "kind", "built_year", "households", "area_m2", "company_id",
    "company", "grade", "served_since", "complaints_12_months", "closed", "median_days_to_close",
)  # fmt: skip
_SORTS: Final = ("name", "district", "area", "complaints")


@dataclass(frozen=True, slots=True)
class _Line:
    """A community as the register lists it, with the company that serves it."""

    estate: Estate
    company: CompanyFacts | None
    complaints: int


@pages.get("/communities")
def show() -> str:
    """Show one page of the register."""
    now = published()
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    return render_template(
        "communities.html", now=now, words=Wording(now.book), city=city, text=asked_text("q"),
        district=asked_text("district"), company=city.companies.get(asked_text("company")), sort=_sort(),
        **page_of(_lines(city, figures)),
    )  # fmt: skip


@pages.get("/communities.<any(csv, json, xlsx):ending>")
def as_file(ending: str) -> Response:
    """Return all rows that were asked for."""
    now = published()
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    rows = []
    for line in _lines(city, figures):
        one, serves = line.estate, city.serving.get(line.estate.community_id)
        it = tallied(figures.of_community.get(one.community_id, ()))
        rows.append([
            one.community_id, one.name, one.district, one.subdistrict, one.kind, one.built_year, one.households,
            one.floor_area_m2, serves.company_id if serves else None, line.company.name if line.company else None,
            line.company.grade if line.company else None, serves.starts_on if serves else None, it.received, it.closed,
            it.median_days,
        ])  # fmt: skip
    return table_file(ending, "communities", _COLUMNS, rows, {"as_of": now.as_of, "simulated": now.simulated})


def _lines(city: City, figures: ComplaintFigures) -> Sequence[_Line]:
    """Return what the address asks for, in its order."""
    text, district, company = asked_text("q"), asked_text("district"), asked_text("company")
    keys = city.estate_names.matching(text) if text else city.estates.keys()
    found = [
        _line(city, figures, one)
        for key, one in city.estates.items()
        if key in keys and (not district or one.district == district)
    ]
    kept = [line for line in found if not company or (line.company and line.company.company_id == company)]
    orders = {
        "name": lambda line: line.estate.name,
        "district": lambda line: (line.estate.district, line.estate.name),
        "area": lambda line: -(line.estate.floor_area_m2 or 0),
        "complaints": lambda line: -line.complaints,
    }
    return sorted(kept, key=orders[_sort()])


def _line(city: City, figures: ComplaintFigures, one: Estate) -> _Line:
    serves = city.serving.get(one.community_id)
    complaints = sum(count.number for count in figures.of_community.get(one.community_id, ()))
    return _Line(one, None if serves is None else city.companies.get(serves.company_id), complaints)


def _sort() -> str:
    return next((name for name in _SORTS if name == request.args.get("sort")), "district")
