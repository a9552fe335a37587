"""The register of companies: a page, and the same rows as CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, jsonify, render_template, request

from models.values.points import format_points
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.companies import SORTS, Asked, CompanyRow, Sort, companies
from web.register.current import Current

__all__ = ["pages"]

pages = Blueprint("companies", __name__)

_LONGEST = 100
_UPWARDS = ("name", "next_change")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pages.get("/companies")
def show() -> str:
    """Show one page of the register."""
    now = published()
    asked = _asked()
    found = companies(connection(), now, asked)
    return render_template("companies.html", now=now, words=Wording(now.book), asked=asked, found=found, sorts=SORTS)


@pages.get("/companies.csv")
def as_csv() -> Response:
    """Return all rows that were asked for as CSV, with a byte order mark so that spreadsheets read the Chinese."""
    now = published()
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(_cells(now, companies(connection(), now, _asked(size=None)).rows))
    return _file(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"companies-{now.as_of}.csv")


@pages.get("/companies.json")
def as_json() -> Response:
    """Return all rows that were asked for as JSON; points are decimals in text, so that no reader rounds them."""
    now = published()
    rows = companies(connection(), now, _asked(size=None)).rows
    return jsonify(
        as_of=now.as_of.isoformat(),
        rulebook=now.book.id,
        rulebook_digest=now.book.digest,
        simulated=now.simulated,
        companies=[_plain(row) for row in rows],
    )


def _asked(size: int | None = 25) -> Asked:
    """Return what the address asks; what cannot be understood asks nothing."""
    sort: Sort = next((name for name in SORTS if name == request.args.get("sort")), "score")
    order = request.args.get("order", "asc" if sort in _UPWARDS else "desc")
    return Asked(
        text=_printable(request.args.get("q", "")),
        grade=_printable(request.args.get("grade", "")),
        listed=_printable(request.args.get("list", "")),
        sort=sort,
        descending=order != "asc",
        page=max(1, request.args.get("page", 1, type=int)),
        size=size,
    )


def _printable(text: str) -> str:
    """Return the text without signs that no name has and that PostgreSQL refuses, and not longer than names are."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_LONGEST]


def _cells(now: Current, rows: Iterable[CompanyRow]) -> Iterator[list[str]]:
    names = tuple(now.book.components)
    yield ["company_id", "name", "as_of", "rulebook", "grade", "score", *names, "status", "blacklisted", "eligible",
           "proposed_lists", "next_change_on"]  # fmt: skip
    for row in rows:
        flags = [str(flag).lower() for flag in (row.blacklisted, row.eligible)]
        components = [format_points(row.components[name]) for name in names]
        yield [
            row.company_id, _harmless(row.name), now.as_of.isoformat(), now.book.id, row.grade,
            format_points(row.score_milli), *components, row.status, *flags, " ".join(row.lists),
            row.next_change_on.isoformat() if row.next_change_on else "",
        ]  # fmt: skip


def _harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(row: CompanyRow) -> dict[str, object]:
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
        "next_change_on": row.next_change_on.isoformat() if row.next_change_on else None,
    }


def _file(body: bytes, media_type: str, name: str) -> Response:
    response = Response(body, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
