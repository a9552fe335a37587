"""A record in memory whose acts can be made to say something else, committed to as if they always had.

entries, blob = changed(*read(rated), position, "ratings", lambda row: row | {"grade": "AAA"})
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from credit.replaying.attachments import ReadBlob
from models.ledger.entries import Entry, commitment
from models.record.sources import KeptRecord
from models.values.canonical import canonical
from models.values.plain import lines_of
from tests.builders.record import Recorded, writing_to

__all__ = ["Told", "changed", "read", "told_anew"]

Told = tuple[Sequence[Entry], ReadBlob]
"""The entries of a record, and its attachments."""


def read(city: Recorded) -> Told:
    """Return the record of a city."""
    with writing_to(city.url) as session:
        record = KeptRecord(session)
        blobs = {digest: record.blob(digest) for digest in record.blobs()}
        return list(record.entries()), blobs.get


def told_anew(told: Told, position: int, facts: Mapping[str, Any]) -> Told:
    """Return the record with other facts in one entry, which commits to them."""
    entries, blob = list(told[0]), told[1]
    content = canonical({**entries[position].facts, **facts})
    digest = commitment(b"s" * 32, content)
    entries[position] = replace(entries[position], digest=digest, salt=b"s" * 32, content=content.decode())
    return entries, blob


def changed(told: Told, position: int, part: str, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> Told:
    """Return the record with each row of an attachment changed; None leaves a row out."""
    entries, blob = told
    parts = dict(entries[position].facts["parts"])
    data = blob(parts[part]["digest"]) or b""
    rows = [row for row in map(change, map(json.loads, data.splitlines())) if row is not None]
    lines = lines_of(rows)
    parts[part] = {"digest": sha256(lines).hexdigest(), "rows": len(rows)}
    others: ReadBlob = lambda digest: lines if digest == parts[part]["digest"] else blob(digest)  # noqa: E731
    return told_anew((entries, others), position, {"parts": parts})
