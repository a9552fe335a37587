"""Entries against their content, and content against its attachments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from models.ledger.entries import Entry
from models.record.acts import ACTS
from models.record.findings import Verification
from models.record.sources import Record
from models.values.canonical import canonical

__all__ = ["check_contents", "digests_in", "facts_of", "parts_of"]


def check_contents(record: Record, found: Verification) -> None:
    """Note every entry whose content is not what its digest commits to, and every attachment that is not what it names.

    An entry without content has to be named by a later act of erasure. Entries that wait for a position are held to the
    same, so that nothing is false that is about to be signed.
    """
    erased: dict[str, int] = {}
    extra = set(record.blobs())
    for number, entry in enumerate(record.entries(waiting=True)):
        if entry.content is None:
            erased[entry.digest] = number
        _check_entry(entry, number, found)
        if entry.type == "personal.erased":
            for digest in digests_in(facts_of(entry), "contents"):
                erased.pop(digest, None)
        for name, part in parts_of(entry).items():
            extra.discard(part["digest"])
            _check_part(record, f"attachment {name}", part, number, found)
    for number in erased.values():
        found.add("content", "it is gone", "there, or an act of erasure that names it", number)
    for digest in sorted(extra):
        found.add(f"attachment {digest}", "no entry names it", "nothing")


def parts_of(entry: Entry) -> Mapping[str, Mapping[str, Any]]:
    """Return the attachments that an entry names, each with digest and rows; none where its content cannot be read."""
    parts = facts_of(entry).get("parts")
    found = parts.items() if isinstance(parts, dict) else ()
    return {name: part for name, part in found if isinstance(part, dict) and isinstance(part.get("digest"), str)}


def facts_of(entry: Entry) -> Mapping[str, Any]:
    """Return what the content of an entry says; nothing where it cannot be read."""
    try:
        facts = entry.facts
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def digests_in(facts: Mapping[str, Any], name: str) -> list[str]:
    """Return the digests that a content lists under a name; none where there is no such list."""
    listed = facts.get(name)
    return [digest for digest in listed if isinstance(digest, str)] if isinstance(listed, list) else []


def _check_entry(entry: Entry, number: int, found: Verification) -> None:
    if not entry.commits:
        found.add("content", "salt and content do not give the digest of the entry", entry.digest, number)
    elif entry.content is not None and not _is_ours(entry.content):
        found.add("content", f"it is {entry.content[:60]!r}", "an object of canonical JSON", number)
    if entry.type not in ACTS:
        found.add("type", f"{entry.type!r} is no kind of act", f"one of {', '.join(ACTS)}", number)


def _is_ours(content: str) -> bool:
    try:
        value = json.loads(content)
        return isinstance(value, dict) and canonical(value).decode() == content
    except (ValueError, RecursionError):
        return False


def _check_part(record: Record, where: str, part: Mapping[str, Any], number: int, found: Verification) -> None:
    data = record.blob(part["digest"])
    if data is None:
        found.add(where, "it is missing", f"{part.get('rows')} rows with SHA-256 {part['digest']}", number)
        return
    hashed = sha256(data).hexdigest()
    if hashed != part["digest"]:
        what = f"its SHA-256 is {hashed}{_first_bad_line(data)}"
        found.add(where, what, f"SHA-256 {part['digest']}", number)
    elif data.count(b"\n") != part.get("rows"):
        found.add(where, f"it has {data.count(bytes([10]))} rows", f"{part.get('rows')} rows", number)


def _first_bad_line(data: bytes) -> str:
    """Return where the lines stop being canonical JSON, as a hint to what was changed."""
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            if canonical(json.loads(line)) == line:
                continue
        except (ValueError, RecursionError):
            pass
        return f", and line {number} is not as this system writes"
    return ""
