"""Taking a step on a panel: its form, what the law asks, and every reason where it is refused."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bidding.evaluation.sheets import to_mark
from web.access import Action
from web.gate import needs
from web.register.tenders.technical_parts import technical_parts
from web.work.acting import acting, done, refused_into
from web.work.evaluations.naming import law_of
from web.work.forms import PortalForm
from web.work.panels.naming import STEP_NAMES
from web.work.panels.seats import OwnSeat, home_of, seat_of
from web.work.panels.sheet_forms import points_field, why_field
from web.work.panels.steps import STEPS, keep_typed, ways_of
from web.work.tenders.fields import form_of

__all__ = ["add_to"]

_PAGES: Final = {"marks": "work/panels/marks.html"}


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>/do/<name>", "do", _do, methods=["GET", "POST"])


@needs(Action.PANEL_SIT)
def _do(tender_id: str, lot_id: str, name: str) -> Response | tuple[str, int]:
    seat = seat_of(tender_id, lot_id)
    if name not in ways_of(seat):
        abort(404)
    form = form_of(STEPS[name].fields(seat))
    if form.sent():
        kept = name == "marks" and "keep" in request.form
        with refused_into(form), acting() as clerk:
            (keep_typed if kept else STEPS[name].act)(clerk, seat, form)
        if not form.is_wrong:
            return _done(seat, name, kept=kept)
    return _page(seat, name, form)


def _done(seat: OwnSeat, name: str, *, kept: bool) -> Response:
    if kept:
        here = url_for("work.panels.do", tender_id=seat.found.tender_id, lot_id=seat.found.lot_id, name=name)
        return done(gettext("Kept. Nobody sees it before you hand it in."), here)
    address = url_for("work.panels.show_all") if name == "recuse" else home_of(seat)
    return done(gettext("On record: %(what)s.", what=STEP_NAMES[name]), address)


def _page(seat: OwnSeat, name: str, form: PortalForm) -> tuple[str, int]:
    step = STEPS[name]
    page = render_template(
        _PAGES.get(name, "work/panels/do.html"), it=seat, name=name, form=form, step=step, home=home_of(seat),
        law=law_of(step.move, seat.found.head["jurisdiction"]), criteria=to_mark(seat.found, seat.member),
        points_field=points_field, why_field=why_field, opened=technical_parts(seat.session, seat.found.tender_id),
    )  # fmt: skip
    return page, form.status
