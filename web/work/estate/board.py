"""The disclosure board of an estate: each head with its last update, what is due next, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session

from bidding.revenue import MoneyMove, MoneyRole, board
from web.access import Action, Person
from web.clock import today
from web.gate import needs
from web.languages import language
from web.register.money.steps import disclosed
from web.register.public.estate_places import Place, estate_places
from web.work.acting import reading_session
from web.work.estate.books import opened_books
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, papers_field
from web.work.estate.places import acting_role, books_of, found_place, may_here
from web.work.items import Item

__all__ = ["add_to", "waiting"]

_SOON: Final = timedelta(days=30)


class _Disclosing(DeedForm):
    """What hangs on the board."""

    papers = papers_field(lazy_gettext("What hangs there"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/board", "board", _show)
    then, keep = "work.estate.board", Action.BOARD_KEEP
    add_deeds(
        pages,
        Deed("disclose", lazy_gettext("Put it on display"), keep, _Disclosing, _disclose, then),
        Deed("take-down", lazy_gettext("Take it down"), keep, DeedForm, _take_down, then),
    )


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = opened_books(place)
    return render_template(
        "work/estate/board.html", place=place, lines=board(estate.terms, estate.steps, today()), today=today(),
        owes=_owed_by(place), shown=_shown_now(estate.steps),
    )  # fmt: skip


def _owed_by(place: Place) -> frozenset[str]:
    """Return the capacities in which the person owes the board something: the company, or the committee."""
    if not may_here(Action.BOARD_KEEP, place):
        return frozenset()
    role = acting_role(reading_session(), place)
    return frozenset({"company"} if role is MoneyRole.COMPANY else {"committee", str(role)})


def _shown_now(steps: tuple[object, ...]) -> list[str]:
    """Return the subjects that hang on the board: displayed last, and not taken down since."""
    last: dict[str, bool] = {}
    for step in steps:
        move, subject = getattr(step, "move", None), getattr(step, "subject", None)
        if move in (MoneyMove.DISCLOSE, MoneyMove.TAKE_DOWN) and subject is not None:
            last[subject] = move is MoneyMove.DISCLOSE
    return sorted(subject for subject, hangs in last.items() if hangs)


def _disclose(doing: Doing) -> None:
    disclosed(
        doing.clerk, doing.books, doing.step(MoneyMove.DISCLOSE, doing.about, {"documents": list(doing.papers())})
    )


def _take_down(doing: Doing) -> None:
    disclosed(doing.clerk, doing.books, doing.step(MoneyMove.TAKE_DOWN, doing.about, {}))


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the heads of a committee's board that are due within a month, or overdue."""
    reach = who.reach(Action.BOARD_KEEP)
    own = frozenset(key for key in reach or () if key.startswith("community/"))
    for place in estate_places(session, own, "", today()) if own else []:
        books = books_of(session, place)
        for line in board(books.terms, books.steps, today()) if books is not None else ():
            due = line.overdue[0] if line.overdue else line.due
            if line.by != "company" and due is not None and due.due_on <= _until():
                title = line.title_zh if language() == "zh" else line.title_en
                address = url_for("work.estate.board", community_id=place.id)
                yield Item(gettext("Disclose: %(head)s", head=title), place.name, address, due.due_on)


def _until() -> date:
    return today() + _SOON
