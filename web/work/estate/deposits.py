"""What units pay into the maintenance fund: first deposits with their areas, and top-ups."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, FileField

from bidding.revenue import Voucher
from bidding.revenue.law_shapes import RevenueLaw
from credit.rulebook.shapes import Basis
from models.errors import InputError, Problem
from web.access import Action
from web.register.money.books import deposited
from web.sheets.money_tables import read_deposits
from web.sheets.table_files import SentTable
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, papers_field
from web.work.estate.law_told import law_told
from web.work.uploads import sent_file

__all__ = ["add_to"]


class _Paying(DeedForm):
    """Who paid how much."""

    deposits = FileField(lazy_gettext("Payments, as CSV: unit,area_m2,yuan"))
    first = BooleanField(lazy_gettext("First deposits, with the areas of the units"))
    papers = papers_field(lazy_gettext("Vouchers"))


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    title = lazy_gettext("Enter deposits into the fund")
    add_deeds(
        pages, Deed("deposit", title, Action.FUND_DEPOSIT, _Paying, _deposit, "work.estate.fund", law_told(_topped_up))
    )


def _topped_up(law: RevenueLaw) -> tuple[str, Basis]:
    """Return below what a unit's account has to be topped up."""
    rule = law.fund.top_up
    told = gettext("A unit whose account falls below %(share)s of its first deposit tops it up.", share=rule.share)
    return told, rule.basis


def _deposit(doing: Doing) -> None:
    form: Any = doing.form
    file = sent_file("deposits")
    if file is None:
        raise InputError(Problem("file", "no file was chosen", "Choose one and send it again."))
    paid, first = read_deposits(SentTable(str(file.filename), file.read())), bool(form.first.data)
    told = "首期交存 first deposit" if first else "续交 top-up"
    voucher = Voucher(doing.on, doing.clerk.at, doing.by, told, doing.papers())
    deposited(doing.clerk, doing.books, voucher, paid, first=first)
