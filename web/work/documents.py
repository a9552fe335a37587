"""Documents that come with a form as proofs, by their digests as the commands keep them; and those kept, given out."""

from __future__ import annotations

from hashlib import file_digest

from flask import Response, request

from models.errors import InputError, Problem

__all__ = ["digest_in", "digests_in", "kept_file"]


def digests_in(name: str) -> tuple[str, ...]:
    """Return the SHA-256 of each file that came in a field, in the order in which they were chosen; none for none."""
    chosen = [one for one in request.files.getlist(name) if one.filename]
    return tuple(file_digest(one.stream, "sha256").hexdigest() for one in chosen)  # type: ignore[arg-type]  # it is one


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
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
