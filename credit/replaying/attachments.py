"""The attachments of entries, read as rows; where they come from is the caller's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from models.errors import InputError, Problem
from models.ledger.entries import Entry

__all__ = ["Attached", "ReadBlob", "attached", "rows_in"]

ReadBlob = Callable[[str], bytes | None]
"""Given the SHA-256 of an attachment, its bytes; None where it is missing."""

Attached = Mapping[str, bytes]
"""The attachments of one entry by name, as lines of JSON."""


def attached(entry: Entry, blob: ReadBlob) -> Attached:
    """Return the attachments of an entry; raises InputError where one is missing."""
    found = {}
    for name, part in entry.facts.get("parts", {}).items():
        data = blob(part["digest"])
        if data is None:
            remedy = "Export the record again; run `wuxin log verify` to see what else is missing."
            raise InputError(Problem(f"entry {entry.position}", f"its attachment {name} is missing", remedy))
        found[name] = data
    return found


def rows_in(lines: bytes) -> list[dict[str, Any]]:
    """Return the rows of an attachment."""
    return [json.loads(line) for line in lines.splitlines()]
