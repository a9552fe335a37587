"""The company's steps on a complaint: answer, put right what the ledger asks, mediation, the court."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.complaints import Level, Move, Party, Role, Step
from credit.complaints.moves import Kind
from web.access import Action
from web.clock import now
from web.gate import acting_for, needs
from web.pages.complaints import desk_of_portal
from web.register.complaints.cases import take_step
from web.work.acting import acting, done, refused_into
from web.work.answers.asking import OFFERED, form_of
from web.work.answers.shown import own_case, page_of_case
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<number>/<move>", "act", _act, methods=["POST"])


@needs(Action.COMPLAINT_ANSWER)
def _act(number: str, move: str) -> Response | tuple[str, int]:
    chosen = next((one for one in OFFERED if one == move), None)
    if chosen is None:
        abort(404)
    case, steps = own_case(number)
    form = form_of(chosen)
    if form.sent():
        step, answer = _step(chosen, form)
        with refused_into(form), acting() as clerk:
            take_step(clerk, desk_of_portal(), number, step, answer)
        if not form.is_wrong:
            return done(gettext("It is on record."), url_for("work.answers.show", number=number))
    return page_of_case(case, steps, {chosen: form})


def _step(move: Move, form: PortalForm) -> tuple[Step, str | None]:
    said: dict[str, Any] = {one.short_name: text(one) or None for one in form}
    answer = said.pop("answer", None)
    if "tier" in said:
        said |= {"tier": Level(said["tier"]), "kind": Kind(said["kind"])}
    if move is Move.SUE:
        said["plaintiff"] = Party.COMPANY
    return Step(move, Role.COMPANY, acting_for(), now(), **said), answer
