"""Check a paper, such as a receipt, a certificate, a draw or a ballot's receipt, and read what was looked at.

This is the server's word on its own record. The verifier page trusts nobody, and works without this server.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session

from models.errors import InputError
from web.clock import now, today
from web.never_kept import never_kept
from web.pages.complaints import shown_now
from web.reading import connection
from web.register.public.paper_checks import Paper, check_paper
from web.register.standing.certificate_worth import certificate_standing, numbered_certificate

__all__ = ["pages"]

pages = Blueprint("checking", __name__)

_LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a paper; the pool of a large draw is the longest."""
_KINDS: Final[Mapping[str, Any]] = {
    "receipt": lazy_gettext("A receipt of the public record"),
    "proof": lazy_gettext("A proof that an entry is on record"),
    "certificate": lazy_gettext("A credit certificate"),
    "draw": lazy_gettext("The record of a draw"),
    "ballot": lazy_gettext("The receipt of a ballot"),
    "unknown": lazy_gettext("Nothing that is known here"),
}
_CHECKS: Final[Mapping[str, Any]] = {
    "signed by the log": lazy_gettext("A key of the log has signed it"),
    "stands where it was promised": lazy_gettext("The entry stands in the record where it was promised"),
    "proved by a checkpoint of the log": lazy_gettext("A checkpoint that the log signed proves the entry"),
    "signature": lazy_gettext("The signature holds over the whole content"),
    "signed by an official's key on record": lazy_gettext("The key is an official's, on record and valid today"),
    "issued by what is on record": lazy_gettext("The record has it as issued"),
    "states what is on record": lazy_gettext("It states the grade, score and day that were certified"),
    "comes out again": lazy_gettext("Drawn again from its own pool, codes and randomness, the same comes out"),
    "choices open the commitment": lazy_gettext("The choices are those that the ballot committed to"),
    "ballot has its entry": lazy_gettext("The record has the entry of this ballot"),
    "ballot holds the choices": lazy_gettext("The ballot on record holds this very commitment"),
    "draw.committed": lazy_gettext("Pool, quotas and codes were committed to on record, and are these"),
    "draw.made": lazy_gettext("The result on record is this one"),
}
_FACTS: Final[Mapping[str, Any]] = {
    "origin": lazy_gettext("Log"),
    "position": lazy_gettext("Position"),
    "digest": lazy_gettext("Digest"),
    "type": lazy_gettext("Kind of entry"),
    "subject": lazy_gettext("Subject"),
    "company_id": lazy_gettext("Company"),
    "name": lazy_gettext("Name"),
    "grade": lazy_gettext("Grade"),
    "score": lazy_gettext("Score"),
    "as_of": lazy_gettext("As of"),
    "issued_at": lazy_gettext("Issued"),
    "vote": lazy_gettext("Vote of owners"),
    "ballot": lazy_gettext("Ballot"),
    "choices": lazy_gettext("Choices"),
    "namespace": lazy_gettext("Name of the draw"),
    "randomness": lazy_gettext("Public randomness"),
    "drawn": lazy_gettext("Drawn"),
}


@pages.get("/check")
@never_kept
def ask() -> str:
    """Ask for a paper."""
    return _page()


@pages.post("/check")
@never_kept
def check() -> ResponseReturnValue:
    """Check a paper; nothing of it is kept."""
    if (request.content_length or 0) > _LARGEST:
        return _page(
            problem=gettext("This is too large for a paper: at most 2 MB.")
        ), HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    request.max_content_length = _LARGEST  # a body in chunks says nothing of its length
    text, vkey = _given(), request.form.get("vkey", "").strip()
    if not text.strip():
        return _page(problem=gettext("Paste a paper, or choose its file.")), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with Session(connection()) as session:
            paper = check_paper(session, text, now(), vkey)
    except InputError:
        problem = gettext("The key of the log cannot be read. It is one line, as the gazette prints it.")
        return _page(problem=problem, text=text), HTTPStatus.UNPROCESSABLE_ENTITY
    if paper.number is not None and not paper.checks:
        return redirect(url_for("checking.certificate", number=paper.number), HTTPStatus.SEE_OTHER)
    return _page(paper=paper, text=text)


@pages.get("/certificates/<number>")
@never_kept
def certificate(number: str) -> ResponseReturnValue:
    """Tell what a certificate is worth today, by its number or the beginning of it."""
    with Session(connection()) as session:
        whole = numbered_certificate(session, number) if number.isprintable() else None
        if whole is not None and whole != number:
            return redirect(url_for("checking.certificate", number=whole), HTTPStatus.FOUND)
        it = None if whole is None else certificate_standing(session, whole, today())
    if it is None:
        abort(404)
    return render_template("certificate.html", it=it, today=today(), **shown_now())


def _given() -> str:
    """Return the text of the file that was chosen, else what was pasted."""
    file = request.files.get("file")
    data = file.read() if file is not None and file.filename else b""
    text = data.decode("utf-8-sig", "replace") if data else request.form.get("paper", "")
    return text.replace("\0", "")


def _page(paper: Paper | None = None, problem: str = "", text: str = "") -> str:
    return render_template(
        "check.html", paper=paper, problem=problem, text=text, kinds=_KINDS, checks=_CHECKS, facts=_FACTS,
        **shown_now(),
    )  # fmt: skip
