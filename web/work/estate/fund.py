"""The maintenance fund of an estate: what it has, who must top up, applications with their clocks, and their steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from flask import Blueprint, render_template
from flask_babel import lazy_gettext
from wtforms import FileField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from bidding.revenue import Application, Estate, FundDue, FundState, MoneyMove, MoneyRole, fund_of
from bidding.revenue.applications import applications, due_of
from bidding.revenue.fund_life import FUND_LIFE, fund_state
from bidding.revenue.laws import cite
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs
from web.languages import language, pick
from web.register.money.steps import fund_step
from web.register.public.estate_places import Place
from web.work.estate.books import opened_books
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, papers_field, yuan_field
from web.work.estate.papers import names_of
from web.work.estate.places import found_place, may_here

__all__ = ["add_to"]

_NAMES: Final[Mapping[MoneyMove, Any]] = {
    MoneyMove.CONFIRM: lazy_gettext("Confirm the emergency"), MoneyMove.APPROVE: lazy_gettext("Approve it"),
    MoneyMove.REFUSE: lazy_gettext("Refuse it"), MoneyMove.WITHDRAW: lazy_gettext("Withdraw it"),
    MoneyMove.PUBLISH_WORKS: lazy_gettext("Enter the notice to the owners"),
    MoneyMove.LINK: lazy_gettext("Name its tender"), MoneyMove.ADVANCE: lazy_gettext("Pay in advance"),
    MoneyMove.REFILE: lazy_gettext("File an excess anew"), MoneyMove.COMPLETE: lazy_gettext("Accept the work"),
    MoneyMove.SETTLE: lazy_gettext("Settle it"),
}  # fmt: skip
_ACTIONS: Final = {
    MoneyMove.CONFIRM: Action.FUND_CONFIRM, MoneyMove.APPROVE: Action.FUND_DECIDE,
    MoneyMove.REFUSE: Action.FUND_DECIDE, MoneyMove.ADVANCE: Action.FUND_DECIDE,
    MoneyMove.SETTLE: Action.FUND_DECIDE,
}  # fmt: skip
"""Who takes a step on an application; every other one is taken by whoever may apply."""
_CITY: Final = frozenset({MoneyMove.ADVANCE, MoneyMove.SETTLE})
"""What the city pays; the authority of the district decides."""


class _Applying(DeedForm):
    """What is asked of the fund."""

    name = StringField(lazy_gettext("Name of the application"), [InputRequired(), Length(max=60)])
    path = SelectField(lazy_gettext("Path"), [InputRequired()], choices=options([
        ("normal", lazy_gettext("on the owners' decision")), ("urgent", lazy_gettext("an emergency of the law's list")),
    ]))  # fmt: skip
    kind = SelectField(lazy_gettext("Kind of emergency"), choices=[], validate_choice=False)
    units = StringField(lazy_gettext("Units whose part it is, with spaces; all where empty"), [Length(max=2000)])
    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())
    scheme = FileField(lazy_gettext("The scheme of repair"))
    proof = FileField(lazy_gettext("What the emergency needs as proof"))


class _Deciding(DeedForm):
    """Why, and what it rests on."""

    reason = StringField(lazy_gettext("Reason"), [Length(max=300)])
    document = FileField(lazy_gettext("The paper"))


class _Amount(DeedForm):
    """How much."""

    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())
    papers = papers_field(lazy_gettext("Vouchers"))


class _Linking(DeedForm):
    """The tender of the repair, which says what it costs."""

    tender = StringField(lazy_gettext("Tender"), [InputRequired(), Length(max=60)])


class _Settling(DeedForm):
    """The audit of the final cost."""

    audit = FileField(lazy_gettext("The audit of the final cost"))
    papers = papers_field(lazy_gettext("Vouchers"))


_FORMS: Final[Mapping[MoneyMove, type[DeedForm]]] = {
    MoneyMove.LINK: _Linking, MoneyMove.ADVANCE: _Amount, MoneyMove.REFILE: _Amount, MoneyMove.COMPLETE: _Amount,
    MoneyMove.SETTLE: _Settling,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """An application, where it stands, what is due of it, and the steps that are open to the person."""

    one: Application
    state: FundState
    due: FundDue | None
    moves: tuple[MoneyMove, ...]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/fund", "fund", _show)
    then = "work.estate.fund"
    applying = Deed("apply", lazy_gettext("Apply for money of the fund"), Action.FUND_APPLY, _Applying, _apply, then,
                    None, _offer)  # fmt: skip
    steps = [
        Deed(f"fund-{move.replace('_', '-')}", name, _action(move), _FORMS.get(move, _Deciding), _taking(move), then)
        for move, name in _NAMES.items()
    ]
    add_deeds(pages, applying, *steps)


def _action(move: MoneyMove) -> Action:
    return _ACTIONS.get(move, Action.FUND_APPLY)


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = opened_books(place)
    law, fund = estate.terms.law, fund_of(estate.fund, today() + timedelta(days=1))
    return render_template(
        "work/estate/fund.html", place=place, fund=fund, top_ups=list(fund.top_ups(law)), names=_NAMES,
        lines=[_line(estate, one, place) for one in applications(estate.steps).values()], today=today(),
        urgent=[(pick(kind.title), cite(law, kind.basis, language())) for kind in law.fund.urgent.values()],
        papers=names_of(place, (digest for one in applications(estate.steps).values() for digest in _digests(one))),
        digests=_digests, applies=may_here(Action.FUND_APPLY, place), deposits=may_here(Action.FUND_DEPOSIT, place),
    )  # fmt: skip


def _digests(one: Application) -> list[str]:
    """Return the papers of an application, in the order in which they came: scheme, proof, decisions, audit."""
    keys = ("scheme", "proof", "document", "audit")
    return [step.content[key] for step in one.steps for key in keys if step.content.get(key)]


def _line(estate: Estate, one: Application, place: Place) -> _Line:
    state = fund_state(one)
    known = {step.move for step in FUND_LIFE.transitions if step.source is state}
    moves = tuple(move for move in _NAMES if move in known and may_here(_action(move), place))
    return _Line(one, state, due_of(one, state, estate.terms.law), moves)


def _offer(form: Any, place: Place, _about: str) -> None:  # noqa: ANN401 - the form of an application
    urgent = opened_books(place).terms.law.fund.urgent
    form.kind.choices = [("", ""), *((code, pick(kind.title)) for code, kind in urgent.items())]


def _apply(doing: Doing) -> None:
    form: Any = doing.form
    content = {
        "path": doing.said("path"), "kind": doing.said("kind") or None, "units": sorted(doing.said("units").split()),
        "amount_fen": fen(form.amount), "scheme": doing.paper("scheme"), "proof": doing.paper("proof"),
    }  # fmt: skip
    fund_step(doing.clerk, doing.books, doing.step(MoneyMove.APPLY, doing.said("name"), content))


def _taking(move: MoneyMove) -> Any:  # noqa: ANN401 - what a deed does
    def take(doing: Doing) -> None:
        role = MoneyRole.CITY if move in _CITY else doing.role
        step = doing.step(move, doing.about, _content(move, doing), role)
        receipts = doing.papers() if "papers" in doing.form else ()
        fund_step(doing.clerk, doing.books, step, receipts)

    return take


def _content(move: MoneyMove, doing: Doing) -> dict[str, Any]:
    form: Any = doing.form
    match move:
        case MoneyMove.LINK:
            return {"tender": doing.said("tender")}
        case MoneyMove.ADVANCE | MoneyMove.COMPLETE:
            return {"fen": fen(form.amount)}
        case MoneyMove.REFILE:
            return {"more_fen": fen(form.amount)}
        case MoneyMove.SETTLE:
            return {"audit": doing.paper("audit")}
    return {"reason": doing.said("reason") or None, "document": doing.paper("document")}
