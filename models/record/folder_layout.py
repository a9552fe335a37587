"""How an exported record lies in a folder: the names of its files, and how its texts are written.

log.json                 format, origin, size, root
checkpoint               the newest checkpoint, a signed note
checkpoints/12.note      every checkpoint, by the size of its tree
tile/...                 the tree and the leaves, as C2SP tlog-tiles has them
content/000.jsonl        what the leaves commit to, a line each, 256 to a file
blob/ab/ab12...jsonl     what contents attach, by SHA-256
"""

from __future__ import annotations

import json
from typing import Any, Final

from models.ledger.entries import Entry
from models.ledger.errors import refuse_format
from models.values.canonical import canonical

__all__ = [
    "BUNDLE_WIDTH", "CHECKPOINT", "DESKTOP", "FORMAT", "HEADER", "PAGES", "blob_path", "content_line", "content_path",
    "entry_from", "note_path", "parsed",
]  # fmt: skip

FORMAT: Final = "wuxin log 1"
HEADER: Final = "log.json"
CHECKPOINT: Final = "checkpoint"
BUNDLE_WIDTH: Final = 256
PAGES: Final = (
    "verify.html", "verify.css", "ledger.js", "notes.js", "reading.js", "checkpoints.js", "checking.js", "texts.js",
    "draw.js", "verify.js", "browsing.js", "ballots.js", "papers.js", "drawing.js",
)  # fmt: skip
"""The verifier page that goes with an export; it is not part of what is verified."""
DESKTOP: Final = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What desktops leave in a folder that somebody opened; it says nothing of the record."""


def content_path(number: int) -> str:
    """Return the file of the contents that belong to the bundle of entries of the same number."""
    return f"content/{number:03d}.jsonl"


def blob_path(digest: str) -> str:
    """Return the file of an attachment."""
    return f"blob/{digest[:2]}/{digest}.jsonl"


def note_path(size: int) -> str:
    """Return the file of the checkpoint of a size."""
    return f"checkpoints/{size}.note"


def content_line(entry: Entry) -> bytes:
    """Return salt and content of an entry as a line of canonical JSON; both are null once erased."""
    salt = None if entry.salt is None else entry.salt.hex()
    content = None if entry.content is None else json.loads(entry.content)
    return canonical({"content": content, "salt": salt}) + b"\n"


def entry_from(position: int, leaf: bytes, line: bytes) -> Entry:
    """Return the entry of a leaf and its line of content. Raises FormatError where either is not as we write it."""
    parts, told = parsed(leaf, f"leaf {position}"), parsed(line, f"content {position}")
    content = told.get("content")
    salt = told.get("salt")
    try:
        entry = Entry(
            position, parts["type"], parts["subject"], parts["digest"],
            None if salt is None else bytes.fromhex(salt), None if content is None else canonical(content).decode(),
        )  # fmt: skip
        words = isinstance(entry.type, str) and isinstance(entry.subject, str) and isinstance(entry.digest, str)
        if words and entry.leaf == leaf and content_line(entry).removesuffix(b"\n") == line:
            return entry
        refuse_format(f"entry {position}", "it says more, or otherwise, than an entry does")
    except (KeyError, TypeError, ValueError) as error:
        refuse_format(f"entry {position}", f"it lacks what an entry has ({error})")


def parsed(data: bytes, where: str) -> dict[str, Any]:
    """Return the object of canonical JSON. Raises FormatError for anything that is written in another way."""
    try:
        value = json.loads(data)
        if isinstance(value, dict) and canonical(value) == data:
            return value
    except (ValueError, RecursionError):
        pass
    return refuse_format(where, f"{data[:60]!r} is no object of canonical JSON")
