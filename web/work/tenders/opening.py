"""The opening room: the box of a tender, what custodians handed in, and its parts opened one after the other."""

from __future__ import annotations

import json
import secrets
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Blueprint, Response, abort, current_app, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from bidding.bids import Part
from bidding.bids.box import BoxState, opened_in
from bidding.tender import Role, Tender
from models.errors import InputError, Problem
from models.record import sequence_all
from web.access import Action
from web.clock import now
from web.gate import needs, permit, signed_in
from web.register.bids.boxes import box_of, has_box, opened_results
from web.register.bids.opening import hand_in_halves, hand_in_shares, open_bids, write_box
from web.register.tenders.boxes import shares_there
from web.register.tenders.parties import parties_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.tenders.capacities import capacities
from web.work.tenders.doing import found_or_404
from web.work.tenders.fields import choice, form_of, sent_bytes, upload, yes
from web.work.tenders.naming import CUSTODIANS

__all__ = ["add_to"]

_PARTS: Final = {
    Part.COVER: lazy_gettext("covers"), Part.TECHNICAL: lazy_gettext("technical parts"),
    Part.PRICE: lazy_gettext("prices"),
}  # fmt: skip
_RUNS: Final = frozenset({Role.PROCURING_ENTITY, Role.SYSTEM})
"""Who runs an opening; nobody opens anything without the custodians."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/opening", "opening", _opening)
    pages.add_url_rule("/<tender_id>/opening/box.zip", "box", _box)
    pages.add_url_rule("/<tender_id>/opening/hand-in", "hand_in", _hand_in, methods=["POST"])
    pages.add_url_rule("/<tender_id>/opening/open", "open_part", _open_part, methods=["POST"])


def _permitted(tender_id: str) -> Tender:
    """Return a tender whose opening the person runs, and whose bids are in the box here."""
    session, tender = reading_session(), found_or_404(tender_id)
    parties = parties_of(session, [tender])[tender.id]
    permit(*parties.everybody)
    if not capacities(signed_in(), parties) & _RUNS or not has_box(session, tender.id):
        abort(404)
    return tender


def _handing() -> PortalForm:
    return form_of({"file": upload(lazy_gettext("File of a custodian's shares, or of a bidder's halves"))})


def _parting(parts: list[Part]) -> PortalForm:
    return form_of({
        "part": choice(lazy_gettext("What is opened"), [(str(one), str(_PARTS[one])) for one in parts]),
        "final": yes(lazy_gettext("Open though something is missing for some bids: nothing more is waited for")),
    })  # fmt: skip


@needs(Action.TENDER_ACT)
def _opening(tender_id: str) -> tuple[str, int]:
    return _page(_permitted(tender_id), _handing(), None)


def _page(tender: Tender, handing: PortalForm, opening: PortalForm | None) -> tuple[str, int]:
    session = reading_session()
    box, results = box_of(session, tender.id), opened_results(session, tender.id)
    left = [part for part in _parts(box.notice.sealing.part_bytes) if not opened_in(box.state, part)]
    parting = opening or _parting(left[:1])
    page = render_template(
        "work/tenders/opening.html", it=tender, box=box, left=left, part_names=_PARTS, handing=handing, opening=parting,
        given=shares_there(session, tender.id), custodians=box.notice.sealing.custodians, roles_of=CUSTODIANS,
        results={part: _summed(told) for part, told in results.items()},
        receiving=box.state is BoxState.RECEIVING, given_parts=_parts(box.notice.sealing.part_bytes),
    )  # fmt: skip
    return page, max(handing.status, parting.status)


def _parts(asked: Any) -> list[Part]:  # noqa: ANN401 - a mapping of the notice
    return [part for part in Part if part is Part.COVER or str(part) in asked]


def _summed(told: dict[str, Any]) -> dict[str, Any]:
    failed = {handle: one["failure"] for handle, one in told["bids"].items() if "failure" in one}
    return {"opened": len(told["bids"]) - len(failed), "failed": failed, "short": told.get("unopened_lots", {})}


@needs(Action.TENDER_ACT)
def _box(tender_id: str) -> Response:
    """Give the closed box as one file, enough for custodians to work with offline."""
    tender, packed = _permitted(tender_id), BytesIO()
    with tempfile.TemporaryDirectory() as place, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        folder = Path(place) / "box"
        folder.mkdir()
        write_box(reading_session(), tender.id, folder, headers=True)
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, path.relative_to(place))
    return Response(
        packed.getvalue(), mimetype="application/zip",
        headers={"Content-Disposition": f'attachment; filename="box-{tender.id}.zip"'},
    )  # fmt: skip


@needs(Action.TENDER_ACT)
def _hand_in(tender_id: str) -> AnyResponse | tuple[str, int]:
    tender, form = _permitted(tender_id), _handing()
    if form.sent():
        with refused_into(form):
            data = sent_bytes("file", "file") or b""
            take = hand_in_halves if _format(data) == "wuxin own halves 1" else hand_in_shares
            with acting() as clerk:
                take(clerk, tender.id, data)
        if not form.is_wrong:
            return done(gettext("The file is handed in; its digest is on record."), _home(tender))
    return _page(tender, form, None)


def _format(data: bytes) -> str:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(Problem("file", "this is no file of shares or halves", "Hand it in as it was written."))
    return str(found.get("format"))


@needs(Action.TENDER_ACT)
def _open_part(tender_id: str) -> AnyResponse | tuple[str, int]:
    tender = _permitted(tender_id)
    form = _parting(list(Part))
    if form.sent():
        with refused_into(form):
            _open(tender.id, Part(text(form["part"])), final=bool(form["final"].data))
        if not form.is_wrong:
            return done(gettext("Opened, and on record."), _home(tender))
    return _page(tender, _handing_blank(), form)


def _open(tender_id: str, part: Part, *, final: bool) -> None:
    engine = current_app.extensions["wuxin.engine"]
    _let_go()
    open_bids(engine, tender_id, part, (now, secrets.token_bytes), final=final)
    sequence_all(engine)


def _let_go() -> None:
    """End this request's reading: on SQLite a reader that stays in front of a writer would see the past."""
    session: Session = reading_session()
    session.rollback()


def _handing_blank() -> PortalForm:
    """Return the form for files as it is when nothing was sent in it."""
    form = _handing()
    form.process()
    return form


def _home(tender: Tender) -> str:
    return url_for("work.tenders.opening", tender_id=tender.id)
