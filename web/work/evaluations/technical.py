"""Technical parts before a panel reads them: what in them tells whose they are, and pages admitted by hand."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as AnyResponse

from bidding.evaluation.moves import EvaluationMove, EvaluationRole
from bidding.evaluation.proceedings import Event
from models.errors import InputError, Problem
from web.access import Action
from web.gate import acting_for, needs
from web.register.evaluations.events import add_event
from web.register.tenders.blind_copies import BlindCopy, blind_copy, numbered_bids
from web.work.acting import acting, done, refused_into
from web.work.evaluations.places import Place, home_of, place_of
from web.work.forms import PortalForm, text
from web.work.tenders.fields import form_of, line, words

__all__ = ["add_to", "handle_numbered", "sent_copy"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>/bids/<int:number>", "bid", _bid, methods=["GET", "POST"])
    pages.add_url_rule("/<tender_id>/<lot_id>/bids/<int:number>/file", "file", _file)


def handle_numbered(numbers: dict[str, int], number: int) -> str:
    """Return the handle of a bid by its number, or end with 404."""
    found = next((handle for handle, one in numbers.items() if one == number), None)
    return found if found is not None else abort(404)


def sent_copy(copy: BlindCopy) -> Response:
    """Return the blind copy as a file to keep."""
    return Response(
        copy.data, mimetype="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{copy.name}"'},
    )  # fmt: skip


def _admitting() -> PortalForm:
    return form_of({
        "pages": line(lazy_gettext("Pages that were looked at, such as 3, 7")),
        "reason": words(lazy_gettext("What they show, and why they name nobody; it is published")),
    })  # fmt: skip


@needs(Action.EVALUATION_RUN)
def _bid(tender_id: str, lot_id: str, number: int) -> AnyResponse | tuple[str, int]:
    place, form = place_of(tender_id, lot_id), _admitting()
    copy: BlindCopy | None = None
    with refused_into(form):
        copy = _copy(place, number)
    if copy is not None and form.sent():
        with refused_into(form):
            _admit(place, copy, form)
        if not form.is_wrong:
            address = url_for("work.evaluations.bid", tender_id=tender_id, lot_id=lot_id, number=number)
            return done(gettext("On record: the pages are admitted."), address)
    page = render_template(
        "work/evaluations/bid.html", it=place, number=number, copy=copy, form=form, home=home_of(place),
        may_admit=place.role is EvaluationRole.OFFICE,
    )  # fmt: skip
    return page, form.status


@needs(Action.EVALUATION_RUN)
def _file(tender_id: str, lot_id: str, number: int) -> Response:
    return sent_copy(_copy(place_of(tender_id, lot_id), number))


def _copy(place: Place, number: int) -> BlindCopy:
    handle = handle_numbered(numbered_bids(place.session, place.found), number)
    return blind_copy(place.session, place.found, handle)


def _admit(place: Place, copy: BlindCopy, form: PortalForm) -> None:
    pages = sorted({int(one) for one in re.findall(r"\d{1,5}", text(form["pages"]))})
    clear = [one for one in pages if one not in copy.doubtful]
    if clear:
        what = f"page {', '.join(map(str, clear))} is not there, or needs nobody to look at it"
        doubtful = ", ".join(map(str, copy.doubtful)) or "none"
        raise InputError(Problem("pages", what, f"Pages in doubt: {doubtful}."))
    told: dict[str, Any] = {"file_sha256": copy.sha256, "pages": pages, "reason": text(form["reason"])}
    with acting() as clerk:
        event = Event(
            move=EvaluationMove.ADMIT, at=clerk.at, by=acting_for(), role=place.role, content=told, sealed=None
        )
        add_event(clerk, place.tender.id, place.lot.id, lambda _: event)
