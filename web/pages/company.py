"""One company's credit file, and all reasons behind its score on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import Blueprint, abort, render_template
from flask_babel import gettext
from sqlalchemy import RowMapping

from credit.rulebook.shapes import Rulebook
from web.charts import history_chart, months_chart
from web.languages import language
from web.pages.asking import asked_text, page_of, shown_on
from web.pages.kept_reads import listings
from web.pages.next_grades import next_grade
from web.pages.peers import comparison
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import complaint_figures, tallied
from web.register.complaints.tallies import per_area
from web.register.public.lists import public_lists
from web.register.ratings.city import CompanyFacts, city_of
from web.register.ratings.credit_files import CreditFile, credit_file
from web.register.ratings.current import Current
from web.register.tenders.awards import awards_to

__all__ = ["expiring", "pages"]

pages = Blueprint("company", __name__)

_WEIGHTIEST: Final = 12
"""Reasons of a component that stand on the page of a company; the page of reasons has all of them."""
_SERVED: Final = 25
_REASONS: Final = 50
HOLDING: Final = "holding"
"""What the address of the reasons calls vetoes and triggers, which belong to no component."""


@dataclass(frozen=True, slots=True)
class _Component:
    """A component: its points, how many contributions it has, and the weightiest of them."""

    name: str
    points: int
    floor: int | None
    ceiling: int | None
    number: int
    weightiest: Sequence[RowMapping]


@pages.get("/companies/<company_id>")
def show(company_id: str) -> str:
    """Show the file, or that there is none."""
    now, file, company = _file_of(company_id)
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    counts, area = figures.of_company.get(company_id, ()), city.area_of(company_id)
    on = shown_on(now)
    own = [one for one in listings() if one.facts.company_id == company_id]
    lists = public_lists(own, {company_id: company.name}, on)
    won, certificates = awards_to(connection(), company_id)
    holding = [row for row in file.contributions if row["component"] is None]
    months = figures.by_month(counts)
    tally = tallied(counts)
    return render_template(
        "company.html", now=now, words=Wording(now.book), file=file, company=company, city=city, on=on,
        holding=holding[:_WEIGHTIEST], all_holding=len(holding), components=list(_components(now.book, file)),
        expiring=expiring(file), next_grade=next_grade(now.book, company, file.contributions),
        chart=_chart(now.book, company) if len(company.history) > 1 else None,
        listings=lists.listings, proposals=city.proposals(company_id, lists.settled),
        won=won, certificates=certificates,
        served=city.served[company_id], most_served=_SERVED, before=city.before.get(company_id, ()),
        area=area, months=months, tally=tally, rate=per_area(tally.received, area),
        complaints_chart=months_chart([(month, it.received) for month, it in months], number=gettext("Complaints")),
        peers=comparison(city, figures, company),
    )  # fmt: skip


@pages.get("/companies/<company_id>/reasons")
def reasons(company_id: str) -> str:
    """Show every contribution, of one component where the address names it, page by page."""
    now, file, company = _file_of(company_id)
    part = asked_text("component")
    rows = [row for row in file.contributions if not part or part == (row["component"] or HOLDING)]
    names = dict.fromkeys(row["component"] or HOLDING for row in file.contributions)
    return render_template(
        "reasons.html", now=now, words=Wording(now.book), company=company, part=part, names=list(names),
        **page_of(rows, _REASONS),
    )  # fmt: skip


def _file_of(company_id: str) -> tuple[Current, CreditFile, CompanyFacts]:
    now = published()
    file = credit_file(connection(), now, company_id) if company_id.isprintable() else None
    if file is None:
        abort(404)
    return now, file, file.rating


def _components(book: Rulebook, file: CreditFile) -> Iterator[_Component]:
    """Yield the components in the rulebook's order, those without a contribution too."""
    pointing = [row for row in file.contributions if row["component"] is not None]
    by_component = {name: list(rows) for name, rows in groupby(pointing, lambda row: row["component"])}
    for name, bounds in book.components.items():
        rows = by_component.get(name, [])
        first = sorted(rows, key=lambda row: (not row["counted"], -abs(row["points_milli"])))[:_WEIGHTIEST]
        yield _Component(name, file.rating.components[name], bounds.floor, bounds.ceiling, len(rows), first)


def expiring(file: CreditFile) -> list[RowMapping]:
    """Return the contributions that will end, the next first."""
    ending = [row for row in file.contributions if row["valid_until"] is not None and row["points_milli"]]
    return sorted(ending, key=lambda row: row["valid_until"])


def _thresholds(book: Rulebook) -> list[tuple[str, int]]:
    """Return at how many points each grade begins, in the order of the rulebook."""
    found: dict[str, int] = {}
    for row in book.grades:
        if row.at_least is not None:
            found.setdefault(row.grade, row.at_least)
    return list(found.items())


def _chart(book: Rulebook, company: CompanyFacts) -> str:
    months = "%Y年%-m月" if language() == "zh" else "%b %Y"
    return history_chart(company.history, _thresholds(book), score=gettext("Score"), months=months)
