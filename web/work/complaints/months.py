"""The month's analysis: what came in and was closed, hot spots, watched estates; as a page, Excel, PDF and CSV."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from sqlmodel import Session

from credit.complaints.monthly import Monthly
from models.errors import InputError, Problem
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.languages import language
from web.monthly.document import pdf
from web.monthly.shown import heads_of, shown, tables_of
from web.monthly.words import SHEETS
from web.monthly.workbook import workbook
from web.register.complaints.months import month_of_register
from web.work.acting import reading_session
from web.work.complaints.desks import named, own_desk

__all__ = ["add_to"]

_TABLES: Final = ("summary", "watched", "hot_spots", "repeats", "matter", "subdistrict")
_MOST: Final = 15
_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pdf": "application/pdf",
}  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/months", "months", _month)
    pages.add_url_rule("/months/<month>/report.<ending>", "report", _report)
    pages.add_url_rule("/months/<month>/<table>.csv", "month_table", _table)


@needs(Action.COMPLAINT_REPORT)
def _month() -> str:
    scope()
    asked = request.args.get("month") or f"{today().replace(day=1) - timedelta(days=1):%Y-%m}"
    found: Monthly | None = None
    problems: tuple[Problem, ...] = ()
    try:
        found = _analysed(reading_session(), asked)
    except InputError as error:
        problems = tuple(error.problems)
    tables = [] if found is None else [_shown(found, name) for name in _TABLES]
    return render_template(
        "work/complaints/months.html", month=asked, found=found, problems=problems, tables=tables, own=named(scope())
    )


@needs(Action.COMPLAINT_REPORT)
def _report(month: str, ending: str) -> Response:
    scope()
    if ending not in _TYPES:
        abort(404)
    found = _or_404(month)
    made = workbook(found, language()) if ending == "xlsx" else pdf(found, language())
    return _file(made, _TYPES[ending], f"complaints-{month}.{ending}")


@needs(Action.COMPLAINT_REPORT)
def _table(month: str, table: str) -> Response:
    scope()
    tables = tables_of(_or_404(month))
    if table not in tables:
        abort(404)
    made = tables[table].to_csv(index=False, float_format="%.6f").encode("utf-8-sig")
    return _file(made, "text/csv; charset=utf-8", f"{table}-{month}.csv")


def _or_404(month: str) -> Monthly:
    try:
        return _analysed(reading_session(), month)
    except InputError:
        abort(404)


def _analysed(session: Session, month: str) -> Monthly:
    """Return the analysis of a month, of one's own places, as of its last day, or as of today where it still runs."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        abort(404)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return month_of_register(session, own_desk(), first, min(last, today()), named(scope()))[1]


def _shown(found: Monthly, name: str) -> tuple[str, str, list[str], list[list[str]], int]:
    """Return a table by its code: its title, heads, first rows, and how many more there are."""
    frame, tongue = tables_of(found)[name], language()
    rows = shown(frame.head(_MOST), found, tongue)
    return name, SHEETS[name][tongue], heads_of(frame, tongue), rows, len(frame) - len(rows)


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
