"""Service levels and guided fees of the city, how they came about, and what a menu of services costs."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, render_template, request

from bidding.fees import FeeTable, law_for, review_due
from bidding.fees.indexing import proposal
from bidding.fees.menus import MenuFee, area_of, menu_fee
from models.errors import InputError, Problem
from web.fee_table import fee_table
from web.pages.asking import asked_text, shown_on
from web.reading import published

__all__ = ["pages"]

pages = Blueprint("fees", __name__)

_MOST_CHOSEN: Final = 50
_MOST_HOUSEHOLDS: Final = 1_000_000


@pages.get("/fees")
def show() -> str:
    """Show what is guided here by which law, the table in force, its versions and next evaluation, and the menu."""
    now, table = published(), fee_table()
    on = shown_on(now)
    law = law_for(now.book.jurisdiction if table is None else table.jurisdiction)
    chosen = request.args.getlist("service")[:_MOST_CHOSEN]
    fee, problems = _chosen(table, chosen)
    return render_template(
        "fees.html", now=now, on=on, law=law, table=table, version=None if table is None else table.version_on(on),
        due=None if table is None else review_due(law, table, on),
        proposal=None if table is None else proposal(table, on),
        menu={} if table is None else table.menu_on(on),
        chosen=chosen, fee=fee, problems=problems, area=asked_text("area"), households=_households(),
    )  # fmt: skip


def _chosen(table: FeeTable | None, names: list[str]) -> tuple[MenuFee | None, tuple[Problem, ...]]:
    """Return what was chosen and its sum, or everything that keeps it from being summed."""
    if table is None or not names:
        return None, ()
    try:
        area = area_of(asked_text("area"))
        return menu_fee(table, names, shown_on(published()), area=area, households=_households()), ()
    except InputError as error:
        return None, error.problems


def _households() -> int:
    return min(max(0, request.args.get("households", 0, type=int)), _MOST_HOUSEHOLDS)
