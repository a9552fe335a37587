"""Documents that come with a form: as proofs by their digests, or as papers that are kept; and those, given out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import file_digest

from flask import Response, request

from models.errors import InputError, Problem
from models.record import Clerk
from web.access import Action
from web.gate import signed_in
from web.register.money.documents import documents_kept, keep_document
from web.register.money.papers import Paper
from web.work.acting import reading_session

__all__ = ["digest_in", "digests_in", "keep_sent", "kept_file", "readable_documents", "sent_papers"]


def digests_in(name: str) -> tuple[str, ...]:
    """Return the SHA-256 of each file that came in a field, in the order in which they were chosen; none for none."""
    chosen = [one for one in request.files.getlist(name) if one.filename]
    return tuple(file_digest(one.stream, "sha256").hexdigest() for one in chosen)  # type: ignore[arg-type]  # it is one


def sent_papers(name: str) -> list[Paper]:
    """Return the files that came in a field, in the order in which they were chosen; none for none."""
    return [Paper(str(one.filename), one.read()) for one in request.files.getlist(name) if one.filename]


def keep_sent(clerk: Clerk, community_id: str, name: str) -> str | None:
    """Keep the file of a field in the vault, for it names persons; return its SHA-256, None for none."""
    return next((keep_document(clerk, community_id, one) for one in sent_papers(name)), None)


def digest_in(name: str) -> str:
    """Return the SHA-256 of the one file that came in a field. Raises InputError where none or several did."""
    found = digests_in(name)
    if len(found) != 1:
        raise InputError(Problem(name, f"{len(found)} files were chosen", "Choose one and send it again."))
    return found[0]


def kept_file(name: str, data: bytes) -> Response:
    """Return a file that somebody sent, to be saved and never shown by the browser as a page of ours."""
    answer = Response(data, mimetype="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def readable_documents(
    community_id: str, owners: Collection[str], digests: Iterable[str | None]
) -> dict[str, str]:  # fmt: skip
    """Return digest -> name of the kept documents of an estate that names persons; none to who may not read them."""
    if signed_in().refusals(Action.DOCUMENT_READ, tuple(owners)):
        return {}
    return documents_kept(reading_session(), community_id, digests)
