"""The fee list of an estate, and what was charged by it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from bidding.fees.marking import check_marks
from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.amounts import fen_of, yuan
from bidding.revenue.charges import Fee, fees_on
from models.errors import InputError, Problem
from web.access import Action
from web.clock import today
from web.fee_table import table_of
from web.gate import acting_for, needs
from web.languages import language
from web.register.money.rows import add_step, estate_of
from web.work.acting import acting, done, refused_into
from web.work.boards.shown import own_board
from web.work.days import day_in
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_CELLS: Final = range(3, 7)
_AGREED: Final = frozenset({"agreed", "协商", "市场调节"})
_HOUSING: Final = {"普通住宅": "ordinary", "保障性住房": "affordable", "其他": "other"}
"""How lists in Chinese call the housing of a service fee; the English words are those of `HOUSING`."""


class _Listing(PortalForm):
    """The fees that may be charged from a day on, one on each line."""

    fees = TextAreaField(
        lazy_gettext("Fees: name, yuan, unit"), [InputRequired(), Length(max=20_000)], render_kw={"rows": 8}
    )  # fmt: skip
    on = DateField(lazy_gettext("In force from"), [InputRequired()])


class _Charging(PortalForm):
    """A fee that was charged: at which rate, and how much in all."""

    fee = SelectField(lazy_gettext("Fee"), [InputRequired()])
    rate = StringField(lazy_gettext("Rate, yuan"), [InputRequired()], render_kw={"inputmode": "decimal"})
    amount = StringField(lazy_gettext("Charged in all, yuan"), [InputRequired()], render_kw={"inputmode": "decimal"})
    on = DateField(lazy_gettext("On"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/fees", "fees", _fees, methods=["GET", "POST"])
    pages.add_url_rule("/<community_id>/charge", "charge", _charge, methods=["GET", "POST"])


@needs(Action.BOARD_POST)
def _fees(community_id: str) -> Response | tuple[str, int]:
    steps = own_board(community_id)
    form = _Listing(on=today(), fees="\n".join(_line(one) for one in fees_on(steps, today()).values()))
    if form.sent():
        with refused_into(form), acting() as clerk:
            estate, on = estate_of(clerk.session, community_id), day_in(form.on)
            listed = _listed(text(form.fees))
            check_marks(table_of(estate.terms.jurisdiction), listed, on)
            content = {"fees": [fee.as_content() for _, fee in listed]}
            step = MoneyStep(MoneyMove.LIST_FEES, on, clerk.at, acting_for(), MoneyRole.COMPANY, None, content)
            add_step(clerk, estate, step)
        if not form.is_wrong:
            return done(gettext("The fee list is on record."), url_for("work.boards.show", community_id=community_id))
    return render_template(
        "work/boards/step.html", form=form, community_id=community_id, what="fees", laws=[]
    ), form.status


@needs(Action.BOARD_POST)
def _charge(community_id: str) -> Response | tuple[str, int]:
    form = _Charging(on=today())
    form.fee.choices = [(one.name, _line(one)) for one in fees_on(own_board(community_id), today()).values()]
    if form.sent():
        with refused_into(form), acting() as clerk:
            told = {"fee": text(form.fee), "rate_fen": _fen(form.rate), "fen": _fen(form.amount)}
            step = MoneyStep(MoneyMove.CHARGE, day_in(form.on), clerk.at, acting_for(), MoneyRole.COMPANY, None, told)
            add_step(clerk, estate_of(clerk.session, community_id), step)
        if not form.is_wrong:
            return done(gettext("The charge is on record."), url_for("work.boards.show", community_id=community_id))
    return render_template(
        "work/boards/step.html", form=form, community_id=community_id, what="charge", laws=[]
    ), form.status


def _fen(field: StringField) -> int:
    return fen_of(text(field), str(field.label.text))


def _line(fee: Fee) -> str:
    price = "agreed" if fee.agreed or fee.fen is None else yuan(fee.fen).replace(",", "")
    chinese = {word: zh for zh, word in _HOUSING.items()} if language() == "zh" else {}
    housing = fee.housing or ""
    marks = [chinese.get(housing, housing), fee.level or "", "+".join(fee.menu)]
    while marks and not marks[-1]:
        marks.pop()
    return ", ".join([fee.name, price, fee.per, *marks])


def _listed(typed: str) -> list[tuple[str, Fee]]:
    """Return the fees of the lines, each with where it stands. Raises InputError with every line that is none."""
    found: list[tuple[str, Fee]] = []
    problems: list[Problem] = []
    for number, line in enumerate(filter(str.strip, typed.splitlines()), start=1):
        where = gettext("line %(number)s", number=number)
        cells = [cell.strip() for cell in line.replace("，", ",").split(",")]
        try:
            found.append((where, _fee(where, cells)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def _fee(where: str, cells: list[str]) -> Fee:
    if len(cells) not in _CELLS or not cells[0]:
        raise InputError(Problem(where, gettext("It is not name, yuan, unit."), gettext("Write three, with commas.")))
    name, price, per, housing, level, services = [*cells, *[""] * (_CELLS[-1] - len(cells))]
    agreed = price in _AGREED
    chosen = tuple(one.strip() for one in services.split("+") if one.strip())
    fen = None if agreed else fen_of(price, where)
    return Fee(name, fen, per, agreed, level or None, _HOUSING.get(housing, housing) or None, chosen)
