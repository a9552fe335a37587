"""Posting a head of the board for a period, and taking down what was shown long enough."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, MultipleFileField, SelectField
from wtforms.validators import InputRequired, Optional

from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.disclosure import duties
from bidding.revenue.laws import cite
from bidding.revenue.terms import terms_of
from models.record import Clerk
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs
from web.languages import language, pick
from web.register.money.rows import estate_of
from web.register.money.steps import disclosed
from web.work.acting import acting, done, refused_into
from web.work.boards.shown import own_board
from web.work.days import day_in
from web.work.documents import digests_in
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


class _Posting(PortalForm):
    """Which head for which period, since when it hangs, and what hangs there."""

    subject = SelectField(lazy_gettext("Head and period"), [InputRequired()])
    on = DateField(lazy_gettext("On display since"), [InputRequired()])
    documents = MultipleFileField(lazy_gettext("What hangs on the board"), [Optional()])


class _TakingDown(PortalForm):
    """Which head for which period, and since when it hangs no more."""

    subject = SelectField(lazy_gettext("Head and period"), [InputRequired()])
    on = DateField(lazy_gettext("Taken down on"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/post", "post", _post, methods=["GET", "POST"])
    pages.add_url_rule("/<community_id>/take-down", "take_down", _take_down, methods=["GET", "POST"])


@needs(Action.BOARD_POST)
def _post(community_id: str) -> Response | tuple[str, int]:
    steps = own_board(community_id)
    form = _Posting(on=today())
    form.subject.choices = _subjects(community_id, steps)
    if form.sent():
        with refused_into(form), acting() as clerk:
            content = {"documents": list(digests_in("documents"))}
            _enter(clerk, community_id, MoneyMove.DISCLOSE, form, content)
        if not form.is_wrong:
            return done(
                gettext("It is on display, and on record."), url_for("work.boards.show", community_id=community_id)
            )
    return _page(community_id, form, "post")


@needs(Action.BOARD_POST)
def _take_down(community_id: str) -> Response | tuple[str, int]:
    steps = own_board(community_id)
    form = _TakingDown(on=today())
    form.subject.choices = _subjects(community_id, steps, shown=True)
    if form.sent():
        with refused_into(form), acting() as clerk:
            _enter(clerk, community_id, MoneyMove.TAKE_DOWN, form, {})
        if not form.is_wrong:
            return done(
                gettext("It is taken down, and on record."), url_for("work.boards.show", community_id=community_id)
            )
    return _page(community_id, form, "take_down")


def _enter(
    clerk: Clerk, community_id: str, move: MoneyMove, form: _Posting | _TakingDown, content: Mapping[str, object]
) -> None:
    step = MoneyStep(move, day_in(form.on), clerk.at, acting_for(), MoneyRole.COMPANY, text(form.subject), content)
    disclosed(clerk, estate_of(clerk.session, community_id), step)


def _subjects(community_id: str, steps: tuple[MoneyStep, ...], *, shown: bool = False) -> list[tuple[str, str]]:
    """Return the duties of the company that can be posted, or those that hang there, the newest first."""
    terms = terms_of(community_id, steps)
    heads = terms.law.heads
    return [
        (one.subject, f"{pick(heads[one.head].title)}: {one.period}")
        for one in reversed(list(duties(terms, steps, today())))
        if heads[one.head].by == "company" and (one.first_on is not None if shown else True)
    ]


def _page(community_id: str, form: PortalForm, what: str) -> tuple[str, int]:
    law = terms_of(community_id, own_board(community_id)).law
    laws = dict.fromkeys(cite(law, one.basis, language()) for one in law.heads.values() if one.by == "company")
    return render_template(
        "work/boards/step.html", form=form, community_id=community_id, what=what, laws=list(laws)
    ), form.status
