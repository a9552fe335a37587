"""The register of companies: a page, and the same rows as CSV, JSON and Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, request

from models.values.points import format_points
from web.pages.asking import MOST_COMPARED, asked_text, compared, shown_on
from web.pages.kept_reads import listings
from web.pages.table_files import Cell, table_file
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.public.companies import SORTS, Asked, CompanyRow, Sort, companies
from web.register.public.lists import PublicLists, public_lists
from web.register.ratings.city import City, city_of
from web.register.ratings.current import Current
from web.register.ratings.proposed_lists import KINDS

__all__ = ["pages"]

pages = Blueprint("companies", __name__)

On = Mapping[str, frozenset[str]]

_UPWARDS: Final = ("name", "next_change")
_PUBLISHED: Final = "-published"
"""What follows the kind in `list=` where the list itself is meant, and not what a run proposes."""


@pages.get("/companies")
def show() -> str:
    """Show one page of the register."""
    now = published()
    city = city_of(connection(), now)
    listings = _listings(now, city)
    asked = _asked(listings)
    chosen = [city.companies[key] for key in compared() if key in city.companies]
    return render_template(
        "companies.html", now=now, words=Wording(now.book), asked=asked, sorts=SORTS, city=city, chosen=chosen,
        found=companies(connection(), now, asked), listing=asked_text("list"), on=listings.on(),
        most=MOST_COMPARED,
    )  # fmt: skip


@pages.get("/companies.<any(csv, xlsx):ending>")
def as_file(ending: str) -> Response:
    """Return all rows that were asked for as CSV or Excel."""
    now = published()
    listings = _listings(now, city_of(connection(), now))
    rows = companies(connection(), now, _asked(listings, size=None)).rows
    name = f"companies-{now.as_of}"
    return table_file(ending, name, _columns(now), _cells(now, rows, listings.on()), {})


@pages.get("/companies.json")
def as_json() -> Response:
    """Return all rows that were asked for as JSON; points are decimals in text, so that no reader rounds them."""
    now = published()
    listings = _listings(now, city_of(connection(), now))
    rows, on = companies(connection(), now, _asked(listings, size=None)).rows, listings.on()
    return jsonify(
        as_of=now.as_of.isoformat(),
        rulebook=now.book.id,
        rulebook_digest=now.book.digest,
        simulated=now.simulated,
        companies=[_plain(row, on) for row in rows],
    )


def _listings(now: Current, city: City) -> PublicLists:
    names = {key: one.name for key, one in city.companies.items()}
    return public_lists(listings(), names, shown_on(now))


def _asked(listings: PublicLists, size: int | None = 25) -> Asked:
    """Return what the address asks; what cannot be understood asks nothing."""
    sort: Sort = next((name for name in SORTS if name == request.args.get("sort")), "score")
    order = request.args.get("order", "asc" if sort in _UPWARDS else "desc")
    listed = asked_text("list")
    on = listings.on().get(listed.removesuffix(_PUBLISHED)) if listed.endswith(_PUBLISHED) else None
    return Asked(
        text=asked_text("q"),
        grade=asked_text("grade"),
        listed="" if on is not None else listed,
        district=asked_text("district"),
        within=on,
        settled=listings.settled,
        sort=sort,
        descending=order != "asc",
        page=max(1, request.args.get("page", 1, type=int)),
        size=size,
    )


def _columns(now: Current) -> list[str]:
    return ["company_id", "name", "as_of", "rulebook", "grade", "score", *now.book.components, "status", "blacklisted",
            "eligible", "proposed_lists", "lists", "districts", "communities", "area_m2", "next_change_on"]  # fmt: skip


def _cells(now: Current, rows: Iterable[CompanyRow], on: On) -> Iterator[list[Cell]]:
    for row in rows:
        components = [_exact(row.components[name]) for name in now.book.components]
        yield [
            row.company_id, row.name, now.as_of, now.book.id, row.grade, _exact(row.score_milli), *components,
            row.status, row.blacklisted, row.eligible, list(row.lists), _lists(row, on), list(row.districts),
            row.estates, row.area_m2, row.next_change_on,
        ]  # fmt: skip


def _exact(milli: int) -> Decimal:
    return Decimal(format_points(milli))


def _lists(row: CompanyRow, on: On) -> list[str]:
    return [kind for kind in KINDS if row.company_id in on[kind]]


def _plain(row: CompanyRow, on: On) -> dict[str, object]:
    return {
        "company_id": row.company_id,
        "name": row.name,
        "grade": row.grade,
        "status": row.status,
        "score": format_points(row.score_milli),
        "components": {name: format_points(milli) for name, milli in row.components.items()},
        "blacklisted": row.blacklisted,
        "eligible": row.eligible,
        "proposed_lists": list(row.lists),
        "lists": _lists(row, on),
        "districts": list(row.districts),
        "communities": row.estates,
        "area_m2": row.area_m2,
        "next_change_on": row.next_change_on.isoformat() if row.next_change_on else None,
    }
