"""The bank of an estate against its book: statements taken in, what agrees, what is left over, matches by hand."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, render_template, request
from flask_babel import gettext, lazy_gettext
from wtforms import FileField, StringField
from wtforms.validators import InputRequired, Length

from bidding.revenue import MoneyMove, MoneyRole, read_bank_csv, reconcile
from bidding.revenue.overview import bank_lines, matches_by_hand
from models.errors import InputError, Problem
from web.access import Action
from web.file_asked import rows_at_once
from web.gate import needs
from web.register.money.steps import imported, matched
from web.work.estate.books import opened_books
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds
from web.work.estate.places import found_place, may_here

__all__ = ["add_to"]

_MOST: Final = 100


class _Importing(DeedForm):
    """A statement of the bank."""

    name = StringField(lazy_gettext("Name of the statement, such as 2026-03"), [InputRequired(), Length(max=60)])
    statement = FileField(lazy_gettext("The statement as CSV, oldest line first"))


class _Matching(DeedForm):
    """Lines and entries that are the same money."""

    lines = StringField(lazy_gettext("Lines of the bank, such as 2026-03/4"), [InputRequired(), Length(max=300)])
    entries = StringField(lazy_gettext("Entries of the book, by number"), [InputRequired(), Length(max=300)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/bank", "bank", _show)
    then, keep = "work.estate.bank", Action.MONEY_KEEP
    add_deeds(
        pages,
        Deed("import-statement", lazy_gettext("Take in a bank statement"), keep, _Importing, _import, then),
        Deed("match", lazy_gettext("Match by hand"), keep, _Matching, _match, then),
    )


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = opened_books(place)
    within = estate.terms.law.match_within.days
    told = reconcile(estate.common, bank_lines(estate.steps), matches_by_hand(estate.steps), within)
    return render_template("work/estate/bank.html", place=place, told=told, most=rows_at_once(_MOST),
                           keeps=may_here(Action.MONEY_KEEP, place))  # fmt: skip


def _import(doing: Doing) -> None:
    sent = request.files.get("statement")
    if sent is None or not sent.filename:
        raise InputError(Problem("statement", gettext("No file was chosen."), ""))
    name = doing.said("name")
    read = read_bank_csv(sent.read(), name, sent.filename)
    step = doing.step(MoneyMove.IMPORT, name, read.as_content(), _keeper(doing))
    imported(doing.clerk, doing.books, step)


def _match(doing: Doing) -> None:
    numbers = doing.said("entries").replace(",", " ").split()
    if not all(one.isascii() and one.isdecimal() for one in numbers):
        raise InputError(Problem("entries", gettext("These are no numbers of entries."), ""))
    told = {"lines": doing.said("lines").replace(",", " ").split(), "entries": [int(one) for one in numbers]}
    matched(doing.clerk, doing.books, doing.step(MoneyMove.MATCH, None, told, _keeper(doing)))


def _keeper(doing: Doing) -> MoneyRole:
    """Return the capacity in which the company keeps books: as their bookkeeper."""
    return MoneyRole.BOOKKEEPER if doing.role is MoneyRole.COMPANY else doing.role
