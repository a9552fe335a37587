"""The attachments of entries, read as rows; where they come from is the caller's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from pyarrow import ArrowInvalid

from models.errors import InputError, Problem
from models.ledger.entries import Entry

__all__ = ["Attached", "ReadBlob", "attached", "legible", "rows_in"]

ReadBlob = Callable[[str], bytes | None]
"""Given the SHA-256 of an attachment, its bytes; None where it is missing."""

Attached = Mapping[str, bytes]
"""The attachments of one entry by name, as lines of JSON."""


def attached(entry: Entry, blob: ReadBlob) -> Attached:
    """Return the attachments of an entry; raises InputError where content or attachment is not what was entered."""
    if not entry.commits:
        raise _changed(entry, "its content is not what it commits to")
    found = {}
    for name, part in entry.facts.get("parts", {}).items():
        data = blob(part["digest"])
        if data is None:
            raise _changed(entry, f"its attachment {name} is missing")
        if sha256(data).hexdigest() != part["digest"]:
            raise _changed(entry, f"its attachment {name} was changed")
        found[name] = data
    return found


@contextmanager
def legible(entry: Entry) -> Iterator[None]:
    """Turn whatever reading a well committed act of a strange form raises into InputError."""
    try:
        yield
    except InputError:
        raise
    except (ArrowInvalid, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise _changed(entry, f"it is no act as this system writes it ({type(error).__name__}: {error})") from error


def _changed(entry: Entry, what: str) -> InputError:
    remedy = "Run `wuxin log verify` to see what else is wrong, and fetch the record again."
    return InputError(Problem(f"entry {entry.position}", what, remedy))


def rows_in(lines: bytes) -> list[dict[str, Any]]:
    """Return the rows of an attachment."""
    return [json.loads(line) for line in lines.splitlines()]
