"""What is done in the books: opened, posted, paid within what the owners authorised, corrected, closed, allocated."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from flask import Blueprint
from flask_babel import gettext, lazy_gettext
from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from bidding.owners.laws import cite
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import MoneyMove, Posting
from bidding.revenue.chart import chart_of
from models.errors import InputError, Problem
from web.access import Action
from web.languages import language, pick
from web.register.money.books import allocated, closed, paid, posted, took_back
from web.register.money.rows import add_step, opened
from web.register.public.estate_places import Place
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, papers_field, yuan_field
from web.work.estate.places import books_here
from web.work.forms import text

__all__ = ["add_to"]

_HEADS: Final = 6


def _account(label: Any, *, needed: bool = True) -> SelectField:  # noqa: ANN401 - lazy text
    return SelectField(label, [InputRequired()] if needed else [], choices=[], validate_choice=False)


class _Opening(DeedForm):
    """Under which law, and who serves the estate."""

    jurisdiction = StringField(lazy_gettext("Place by its GB/T 2260 code"), [InputRequired(), Regexp(r"^\d{2,6}$")])
    company = StringField(lazy_gettext("Company that serves it, by code"), [InputRequired(), Length(max=40)])


class _Voucher(DeedForm):
    """What an entry is for."""

    text = StringField(lazy_gettext("What it is for"), [InputRequired(), Length(max=300)])
    papers = papers_field(lazy_gettext("Vouchers"))


class _Posting(_Voucher):
    """An amount from one account to another."""

    debit = _account(lazy_gettext("Debit"))
    credit = _account(lazy_gettext("Credit"))
    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())


class _Paying(_Voucher):
    """A payment, and what of the owners' decisions covers it."""

    account = _account(lazy_gettext("Spent on"))
    source = _account(lazy_gettext("From"))
    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())
    subject = StringField(lazy_gettext("Name under which the owners decided it"), [InputRequired(), Length(max=60)])


class _Closing(DeedForm):
    """A period's end."""

    until = DateField(lazy_gettext("The first day that stays open"), [InputRequired()])


class _Allocating(_Voucher):
    """Where the rest goes beside the fund, and a share that owners decided on."""

    rest = StringField(
        lazy_gettext("Heads for the rest with their weights, such as upkeep=2 audit=1"), [Length(max=200)]
    )
    share = StringField(lazy_gettext("Another share for the fund, such as 3/5"),
                        [Optional(), Regexp(r"^\d{1,4}/[1-9]\d{0,3}$")])  # fmt: skip
    vote = StringField(lazy_gettext("Vote that decided the share"), [Length(max=60)])


class _Budgeting(DeedForm):
    """The budget of a year by account."""

    year = IntegerField(lazy_gettext("Year"), [InputRequired(), NumberRange(2000, 2200)])
    account_1, yuan_1 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))
    account_2, yuan_2 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))
    account_3, yuan_3 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))
    account_4, yuan_4 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))
    account_5, yuan_5 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))
    account_6, yuan_6 = _account(lazy_gettext("Account"), needed=False), yuan_field(lazy_gettext("Yuan"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    then, keep = "work.estate.books", Action.MONEY_KEEP
    add_deeds(
        pages,
        Deed("open-books", lazy_gettext("Open the books"), Action.MONEY_OPEN, _Opening, _open, then),
        Deed("post", lazy_gettext("Post an entry"), keep, _Posting, _post, then, None, _offer),
        Deed("pay", lazy_gettext("Pay"), keep, _Paying, _pay, then, _spending_law, _offer),
        Deed("correct", lazy_gettext("Take an entry back"), keep, _Voucher, _correct, then),
        Deed("close", lazy_gettext("Close a period"), keep, _Closing, _close, then),
        Deed("allocate", lazy_gettext("Allocate a closed period"), keep, _Allocating, _allocate, then),
        Deed("budget", lazy_gettext("Enter a budget"), keep, _Budgeting, _budget, then, None, _offer),
    )


def _offer(form: Any, _place: Place, _about: str) -> None:  # noqa: ANN401 - a form with accounts
    chart = chart_of("common")
    every = [(name, f"{pick(one.title)} ({name})") for name, one in chart.accounts.items()]
    for field in form:
        if isinstance(field, SelectField):
            costs = [pair for pair in every if chart.accounts[pair[0]].kind in ("cost", "liability", "asset")]
            blank = [] if field.flags.required else [("", "")]
            field.choices = blank + (costs if field.name == "account" else every)
    if "source" in form and not form.source.data:
        form.source.data = "bank"


def _spending_law(place: Place, _about: str) -> str:
    """Return what the law asks of money that is spent for the owners."""
    books = books_here(place)
    if books is None:
        return ""
    law = owners_law_for(books.terms.jurisdiction)
    matter = law.matters[law.needs["spending"]]
    told = gettext("What is spent for the owners rests on their vote, or lies within what it left to the committee.")
    return f"{told} {pick(matter.title)}: {cite(law, matter.basis, language())}"


def _open(doing: Doing) -> None:
    told = {"jurisdiction": doing.said("jurisdiction"), "company_id": doing.said("company"),
            "subdistrict": doing.place.subdistrict or ""}  # fmt: skip
    opened(doing.clerk, doing.place.id, doing.step(MoneyMove.OPEN, None, told))


def _post(doing: Doing) -> None:
    form: Any = doing.form
    amount = fen(form.amount)
    lines = [Posting(doing.said("debit"), amount), Posting(doing.said("credit"), -amount)]
    posted(doing.clerk, doing.books, doing.voucher(), lines)


def _pay(doing: Doing) -> None:
    form: Any = doing.form
    payment = doing.said("source"), doing.said("account"), fen(form.amount)
    paid(doing.clerk, doing.books, doing.voucher(), payment, doing.said("subject"))


def _correct(doing: Doing) -> None:
    if not doing.about.isdecimal() or not doing.about.isascii():
        raise InputError(Problem("entry", gettext("No entry is named."), gettext("Choose one in the books.")))
    took_back(doing.clerk, doing.books, "common", int(doing.about), doing.voucher())


def _close(doing: Doing) -> None:
    form: Any = doing.form
    closed(doing.clerk, doing.books, form.until.data, doing.by)


def _allocate(doing: Doing) -> None:
    share, vote = doing.said("share"), doing.said("vote")
    if bool(share) != bool(vote):
        what = gettext("A share and the vote that decided it go together.")
        raise InputError(Problem("share", what, gettext("Give both, or neither.")))
    decided = (Fraction(share), vote) if share else None
    allocated(doing.clerk, doing.books, doing.voucher(), _weights(doing.said("rest")), decided)


def _weights(typed: str) -> dict[str, int]:
    found = {}
    for one in typed.split():
        name, _, weight = one.partition("=")
        if not name or not weight.isascii() or not weight.isdecimal() or int(weight) == 0:
            what = gettext("%(one)s is no head with a weight.", one=one)
            raise InputError(Problem("rest", what, gettext("Write it like upkeep=2.")))
        found[name] = int(weight)
    return found


def _budget(doing: Doing) -> None:
    form: Any = doing.form
    pairs = [(form[f"account_{n}"], form[f"yuan_{n}"]) for n in range(1, _HEADS + 1)]
    heads = {text(account): fen(amount) for account, amount in pairs if text(account)}
    unknown = [name for name in heads if chart_of("common").find(name) is None]
    if unknown or not heads:
        what = gettext("No account is named, or one that the book has none of.")
        raise InputError(Problem("budget", what, gettext("Choose accounts from the list.")))
    step = doing.step(MoneyMove.BUDGET, None, {"year": form.year.data, "accounts": heads})
    add_step(doing.clerk, doing.books, step)
