"""What a company may charge and did charge in an estate: the fee list on the board, and charges against it."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, Response, render_template

from bidding.revenue import Estate, MoneyMove
from bidding.revenue.charges import fees_on, unlisted_charges
from bidding.revenue.laws import cite
from web.access import Action
from web.clock import today
from web.gate import needs
from web.languages import language
from web.pages.table_files import table_file
from web.work.estate.books import opened_books
from web.work.estate.places import found_place

__all__ = ["add_to"]

_MOST: Final = 200


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/charges", "charges", _show)
    pages.add_url_rule("/<community_id>/charges.<ending>", "charge_file", _file)


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = opened_books(place)
    law = estate.terms.law
    return render_template(
        "work/estate/charges.html", place=place, fees=list(fees_on(estate.steps, today()).values()),
        lines=_lines(estate)[::-1][:_MOST], law=cite(law, law.charges, language()),
    )  # fmt: skip


@needs(Action.MONEY_SEE)
def _file(community_id: str, ending: str) -> Response:
    place = found_place(community_id)
    columns = ("number", "on", "fee", "rate_fen", "fen", "wrong")
    return table_file(ending, "charges", columns, _lines(opened_books(place)), {"as_of": today()})


def _lines(estate: Estate) -> list[tuple[int, date, str, int, int, str]]:
    """Return number, day, fee, rate and amount of each charge, and what is wrong with it by the list of its day."""
    wrong = {one.number: one.what for one in unlisted_charges(estate.steps)}
    charged = [step for step in estate.steps if step.move is MoneyMove.CHARGE]
    return [
        (number, step.on, step.content["fee"], step.content["rate_fen"], step.content["fen"], wrong.get(number, ""))
        for number, step in enumerate(charged, start=1)
    ]
