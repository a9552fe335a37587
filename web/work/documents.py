"""Documents that come with a form as proofs: only their digests are kept, as the commands keep them."""

from __future__ import annotations

from hashlib import file_digest

from flask import request

from models.errors import InputError, Problem

__all__ = ["digest_in", "digests_in"]


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
