"""Files that come with a form: their digests where nothing more is kept, and JSON that was signed elsewhere."""

from __future__ import annotations

import json
from hashlib import file_digest
from typing import Any, Final

from flask import request
from werkzeug.datastructures import FileStorage

from models.errors import InputError, Problem

__all__ = ["sent_digest", "sent_file", "sent_json"]

_LONGEST: Final = 2**20
"""Bytes of a signed paper; ours have some thousands."""


def sent_file(name: str) -> FileStorage | None:
    """Return the file that came in a field; None where nobody chose one."""
    found = request.files.get(name)
    return found if found is not None and found.filename else None


def sent_digest(name: str) -> str:
    """Return the SHA-256 of the file that came in a field. Raises InputError where none did."""
    return file_digest(_needed(name).stream, "sha256").hexdigest()  # type: ignore[arg-type]  # it is a binary stream


def sent_json(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a file of JSON holds. Raises InputError for no file, one that is too long, and one that is none."""
    file = _needed(name)
    data = file.stream.read(_LONGEST + 1)
    try:
        if len(data) <= _LONGEST:
            return json.loads(data)
    except (ValueError, RecursionError):  # no JSON, or no text at all
        pass
    raise InputError(Problem(str(file.filename), "this is no JSON", "Take the whole file as it was given out."))


def _needed(name: str) -> FileStorage:
    file = sent_file(name)
    if file is None:
        raise InputError(Problem("file", "no file was chosen", "Choose one and send it again."))
    return file
