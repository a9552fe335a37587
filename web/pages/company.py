"""One company's credit file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, abort, render_template
from flask_babel import gettext
from sqlalchemy import RowMapping

from credit.rulebook.shapes import Rulebook
from web.charts import history_chart
from web.languages import language
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.credit_files import CreditFile, credit_file

__all__ = ["pages"]

pages = Blueprint("company", __name__)


@dataclass(frozen=True, slots=True)
class _Component:
    """A component: its points, and its contributions by indicator."""

    name: str
    points: int
    floor: int | None
    ceiling: int | None
    indicators: Sequence[tuple[str, Sequence[RowMapping]]]


@pages.get("/companies/<company_id>")
def show(company_id: str) -> str:
    """Show the file, or that there is none."""
    now = published()
    file = credit_file(connection(), now, company_id) if company_id.isprintable() else None
    if file is None:
        abort(404)
    return render_template(
        "company.html",
        holding=[row for row in file.contributions if row["component"] is None],
        now=now,
        words=Wording(now.book),
        file=file,
        components=list(_components(now.book, file)),
        expiring=_expiring(file),
        thresholds=_thresholds(now.book),
        chart=_chart(now.book, file) if len(file.history) > 1 else None,
    )


def _components(book: Rulebook, file: CreditFile) -> Iterator[_Component]:
    """Yield the components in the rulebook's order, those without a contribution too."""
    pointing = [row for row in file.contributions if row["component"] is not None]
    by_component = {name: list(rows) for name, rows in groupby(pointing, lambda row: row["component"])}
    for name, bounds in book.components.items():
        rows = by_component.get(name, [])
        indicators = [(key, list(group)) for key, group in groupby(rows, lambda row: row["indicator"])]
        yield _Component(name, file.rating["components"][name], bounds.floor, bounds.ceiling, indicators)


def _expiring(file: CreditFile) -> list[RowMapping]:
    """Return the contributions that will end, the next first."""
    ending = [row for row in file.contributions if row["valid_until"] is not None and row["points_milli"]]
    return sorted(ending, key=lambda row: row["valid_until"])


def _thresholds(book: Rulebook) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for row in book.grades:
        if row.at_least is not None:
            found.setdefault(row.grade, row.at_least)
    return list(found.items())


def _chart(book: Rulebook, file: CreditFile) -> str:
    months = "%Y年%-m月" if language() == "zh" else "%b %Y"
    return history_chart(file.history, _thresholds(book), score=gettext("Score"), months=months)
