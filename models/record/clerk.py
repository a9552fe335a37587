"""The clerk writes the public record: an entry goes in with the rows it answers for, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from models.ledger.entries import SALT_BYTES, commitment
from models.record.act import Part
from models.record.acts import ACTS
from models.record.rows import rows_by, table_of
from models.tables import LedgerBlob, LedgerEntry
from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text
from models.values.plain import lines_of

__all__ = ["Clerk", "Deed", "Entropy", "Keys", "enter_each"]

Entropy = Callable[[int], bytes]
"""Given a number of bytes, that many that nobody can foretell."""

Keys = Mapping[str, Collection[object]]
"""Column -> the values of it that the rows of an act have."""


class Clerk:
    """Enters acts within one transaction, at one moment, in turn.

    The caller writes its rows first, then enters the act; whoever commits the session commits both or neither.
    """

    def __init__(self, session: Session, at: datetime, entropy: Entropy) -> None:
        self.session = session
        self.at = at
        self.entropy = entropy
        self._turn = 0

    def enter(self, kind: str, subject: str, facts: Mapping[str, Any] | None = None, keys: Keys | None = None) -> str:
        """Put an act on record and return the digest that names its entry; it waits there for its position.

        `kind` is a type of ACTS. `keys` says which rows each part holds; they are read back from the database, so that
        what is on record is what was kept. Raises KeyError for an unknown kind or a part without its keys.
        """
        self.session.flush()
        parts = {part.name: self._attach(part, (keys or {})[part.by]) for part in ACTS[kind].parts}
        row = _entry(kind, Deed(subject, self.at, facts=facts or {}), parts, self._turn, self.entropy)
        self.session.add(LedgerEntry(**row))
        self.session.flush()
        self._turn += 1
        return str(row["digest"])

    def _attach(self, part: Part, keys: Collection[object]) -> dict[str, object]:
        rows = list(rows_by(self.session, part.table, part.by, keys))
        data = lines_of(rows)
        digest = sha256(data).hexdigest()
        if self.session.get(LedgerBlob, digest) is None:
            self.session.add(LedgerBlob(digest=digest, data=data))
            self.session.flush()
        return {"digest": digest, "rows": len(rows)}


@dataclass(frozen=True, slots=True)
class Deed:
    """One of many acts of a kind that are entered together: subject, moment, keys of its parts, and facts."""

    subject: str
    at: datetime
    keys: Keys = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


def enter_each(session: Session, kind: str, deeds: Sequence[Deed], entropy: Entropy) -> list[str]:
    """Put many acts of a kind on record, with as few statements as one takes; return the digests of their entries.

    They go in as if one clerk had entered those of each moment, in order: who enters earlier acts of the same moment
    and transaction by a `Clerk` would have turns twice. The rows are there, and no two acts share a key. Raises
    KeyError as `Clerk.enter` does.
    """
    parts: list[dict[str, dict[str, object]]] = [{} for _ in deeds]
    blobs: dict[str, bytes] = {}
    for part in ACTS[kind].parts:
        for told, rows in zip(parts, _rows_of_each(session, part, deeds), strict=True):
            data = lines_of(rows)
            digest = sha256(data).hexdigest()
            blobs[digest] = data
            told[part.name] = {"digest": digest, "rows": len(rows)}
    _keep_blobs(session, blobs)
    turns: Counter[datetime] = Counter()
    entries = []
    for deed, told in zip(deeds, parts, strict=True):
        entries.append(_entry(kind, deed, told, turns[deed.at], entropy))
        turns[deed.at] += 1
    if entries:
        session.execute(insert(table_of(LedgerEntry)), entries)
    return [str(entry["digest"]) for entry in entries]


def _rows_of_each(session: Session, part: Part, deeds: Sequence[Deed]) -> list[list[dict[str, Any]]]:
    whose = {key: number for number, deed in enumerate(deeds) for key in deed.keys[part.by]}
    found: list[list[dict[str, Any]]] = [[] for _ in deeds]
    for row in rows_by(session, part.table, part.by, whose):
        found[whose[row[part.by]]].append(row)
    return found


def _keep_blobs(session: Session, blobs: Mapping[str, bytes]) -> None:
    column = col(LedgerBlob.digest)
    there = set(session.scalars(select(column).where(column.in_(blobs))))
    new = [{"digest": digest, "data": data} for digest, data in blobs.items() if digest not in there]
    if new:
        session.execute(insert(table_of(LedgerBlob)), new)


def _entry(
    kind: str, deed: Deed, parts: Mapping[str, Mapping[str, object]], turn: int, entropy: Entropy
) -> dict[str, Any]:  # fmt: skip
    """Return the row of the entry of an act."""
    body = {"at": moment_text(moment_number(deed.at)), "parts": parts, "turn": turn, **deed.facts}
    content, salt = canonical(body), entropy(SALT_BYTES)
    return {"digest": commitment(salt, content), "type": kind, "subject": deed.subject, "salt": salt,
            "content": content.decode(), "entered_at": deed.at, "turn": turn}  # fmt: skip
