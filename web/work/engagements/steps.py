"""Steps on an engagement, each by whoever the table of moves lets make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bidding.engagements import Engagement, Move, Premises, Role, Step
from bidding.engagements.clocks import notice_of
from bidding.engagements.details import details_of
from bidding.engagements.laws import cite
from bidding.engagements.start_guards import inspections_for
from credit.rulebook.shapes import Basis
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs, signed_in
from web.languages import language
from web.register.engagements.steps import add_step
from web.work.acting import acting, done, refused_into
from web.work.days import day_in
from web.work.engagements.asking import Stepping, form_of, staff_fields, staff_sent
from web.work.engagements.capacities import capacity_for
from web.work.engagements.shown import own_engagement
from web.work.engagements.wording import role_word, word

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<name>/<move>", "act", _act, methods=["GET", "POST"])


@needs(Action.ENGAGEMENT_ACT)
def _act(name: str, move: str) -> Response | tuple[str, int]:
    one = own_engagement(name)
    chosen = next((each for each in Move if each == move and each is not Move.OPEN), None)
    role = None if chosen is None else capacity_for(signed_in(), one, chosen)
    if chosen is None or role is None:
        abort(404)
    form = form_of(chosen, one, today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            made = _maker(form, chosen, role)
            add_step(clerk, name, lambda before, premises: made(before, premises, clerk.at))
        if not form.is_wrong:
            what = gettext("On record: %(what)s.", what=word(chosen))
            return done(what, url_for("work.engagements.show", name=name))
    return render_template(
        "work/engagements/step.html", form=form, it=one, move=chosen, role=role, word=word, role_word=role_word,
        staff=staff_fields(one) if chosen is Move.SUBMIT else [], laws=list(dict.fromkeys(_laws(one, chosen))),
    ), form.status  # fmt: skip


def _maker(form: Stepping, move: Move, role: Role) -> Callable[..., Step]:
    def made(before: Engagement, premises: tuple[Premises, ...], at: Any) -> Step:  # noqa: ANN401 - the moment
        told = form.told()
        if move is Move.SUBMIT:
            told["staff"] = staff_sent(before)
        if move is Move.FIND_SERVING:
            seen = (one.inspected_on for one in inspections_for(before, premises))
            told["inspected"] = any(one is not None and one <= told["since"] for one in seen)
        content = details_of(move, told).model_dump(mode="json")
        return Step(move, day_in(form.on), at, acting_for(), role, content)

    return made


def _laws(one: Engagement, move: Move) -> Iterator[str]:
    """Yield what the law says of a move: where each duty stands."""
    for basis in _bases(one, move):
        if basis is not None:
            yield cite(one.law, basis, language())


def _bases(one: Engagement, move: Move) -> tuple[Basis | None, ...]:
    law = one.law
    filing = None if law.filing is None else law.filing.basis
    staff = None if law.filing is None else law.filing.staff_basis
    found: dict[Move, tuple[Basis | None, ...]] = {
        Move.SUBMIT: (filing, staff), Move.RETURN: (filing,), Move.ACCEPT: (filing,), Move.AGREE: (law.supervision,),
        Move.BREACH: (law.supervision,), Move.START: (filing, law.premises.basis),
        Move.FIND_SERVING: (law.premises.basis,), Move.RENEW: (law.goes_on,), Move.NOTIFY: (notice_of(one).basis,),
        Move.REPLACE: (law.told.basis,), Move.APPOINT: (law.temporary.basis, law.temporary.longest_basis),
        Move.DELIVER: (law.leave.basis,), Move.ORDER: (law.refused.basis,), Move.COMPLETE: (law.joint,),
    }  # fmt: skip
    return found[move]
