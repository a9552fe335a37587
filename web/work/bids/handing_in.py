"""A sealed bid handed in through the browser: the files that `wuxin seal` made, and the receipt that comes back.

The server sees ciphertext and a handle. Nothing that is kept says which account sent it; who does not want to
trust that sends the same files over the API, which asks for no account.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from hashlib import file_digest
from typing import Final

from flask import Blueprint, Response, abort, current_app
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField

from bidding.bids import Submission, read_submission
from models.errors import InputError, Problem, RefusedError
from models.ledger.verifier_keys import Signer
from models.record.folder_layout import content_line
from web.access import Action
from web.bid_counter import bid_counter
from web.clock import now
from web.gate import needs
from web.register.bids.submissions import Committed, committed_named, receipt_text, submit
from web.register.bids.uploads import put_envelope
from web.work.acting import reading_session
from web.work.bids.listing import own_company
from web.work.forms import PortalForm
from web.work.tenders.fields import form_of

__all__ = ["add_to", "hand_in_form", "signer", "signing", "taken"]

_STATEMENT: Final = "submission.json"


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/receipts/<digest>.txt", "receipt", _receipt)
    pages.add_url_rule("/receipts/<digest>.entry.json", "entry", _entry)


def hand_in_form() -> PortalForm:
    """Return the form in which the files of a sealed bid are sent."""
    label = lazy_gettext("All files of the folder that wuxin seal made: submission.json and the envelopes")
    return form_of({"files": MultipleFileField(label)})


def signer() -> Signer | None:
    """Return who signs receipts on this server, None where it takes no bids."""
    return bid_counter().signer


def taken(tender_id: str, files: list[FileStorage]) -> Committed:
    """Put the envelopes and then the submission on record. Raises InputError or RefusedError with every reason."""
    signing()
    statement = next((one for one in files if (one.filename or "").endswith(_STATEMENT)), None)
    if statement is None:
        what = gettext("submission.json is not among the files")
        raise InputError(Problem("files", what, gettext("Choose every file of the folder.")))
    text = statement.stream.read()
    submission = read_submission(text)
    if submission.tender != tender_id:
        what = gettext("it is for the tender %(other)s", other=submission.tender)
        raise InputError(Problem("files", what, gettext("Hand it in there.")))
    engine = current_app.extensions["wuxin.engine"]
    reading_session().rollback()
    for file in _envelopes(submission, files).values():
        put_envelope(engine, tender_id, file.stream, now, secrets.token_bytes, over_network=True)  # type: ignore[arg-type]  # a binary stream
    return submit(engine, text, now, secrets.token_bytes)


def _envelopes(submission: Submission, files: list[FileStorage]) -> Mapping[str, FileStorage]:
    """Return the file of each part by its digest. Raises InputError that names every part without one."""
    known = {}
    for file in files:
        known[file_digest(file.stream, "sha256").hexdigest()] = file  # type: ignore[arg-type]  # a binary stream
        file.stream.seek(0)
    missing = [str(part) for part, named in submission.parts.items() if named.envelope not in known]
    if missing:
        named = gettext(", ").join(missing)
        what = gettext("the envelope of these parts is not among the files: %(parts)s", parts=named)
        raise InputError(Problem("files", what, gettext("Choose every file of the folder, as wuxin seal made it.")))
    return {str(part): known[named.envelope] for part, named in submission.parts.items()}


@needs(Action.TENDER_BID)
def _receipt(digest: str) -> Response:
    own_company()
    return _file(receipt_text(_kept(digest), signing()), "text/plain", f"receipt-{digest[:16]}.txt")


@needs(Action.TENDER_BID)
def _entry(digest: str) -> Response:
    own_company()
    found = content_line(_kept(digest).entry).decode()
    return _file(found, "application/json", f"receipt-{digest[:16]}.txt.entry.json")


def _kept(digest: str) -> Committed:
    found = committed_named(reading_session(), digest)
    if found is None:
        abort(404)
    return found


def signing() -> Signer:
    """Return who signs receipts. Raises RefusedError where nobody does: a bid without a receipt is one on trust."""
    found = signer()
    if found is None:
        what = gettext("this server has no key to sign receipts with, and takes no bids")
        raise RefusedError(Problem("bids", what, gettext("Hand the folder in where the register is kept.")))
    return found


def _file(text: str, kind: str, name: str) -> Response:
    return Response(text, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
