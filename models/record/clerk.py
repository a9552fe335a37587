"""The clerk writes the public record: an entry goes in with the rows it answers for, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session

from models.ledger.entries import SALT_BYTES, commitment
from models.record.acts import ACTS, Part
from models.record.rows import rows_by, table_of
from models.tables import LedgerBlob, LedgerEntry
from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text
from models.values.plain import lines_of

__all__ = ["Clerk", "Entropy", "Keys"]

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
        row = self._entry(kind, subject, parts, facts or {})
        self.session.add(LedgerEntry(**row))
        self.session.flush()
        return str(row["digest"])

    def enter_each(self, kind: str, acts: Sequence[tuple[str, object]]) -> list[str]:
        """Put several acts of one kind on record, in order, as `enter` does one by one but in few statements.

        Each act is its subject and the key of the one row that the one part of its kind holds; the rows are there.
        """
        (part,) = ACTS[kind].parts
        rows = rows_by(self.session, part.table, part.by, [key for _, key in acts])
        data = {row[part.by]: lines_of([row]) for row in rows}
        digests = {key: sha256(text).hexdigest() for key, text in data.items()}
        entries = [
            self._entry(kind, subject, {part.name: {"digest": digests[key], "rows": 1}}, {}) for subject, key in acts
        ]
        blob = table_of(LedgerBlob)
        kept = set(self.session.scalars(select(blob.c.digest).where(blob.c.digest.in_(digests.values()))))
        blobs = [{"digest": digest, "data": data[key]} for key, digest in digests.items() if digest not in kept]
        for table, new in ((blob, blobs), (table_of(LedgerEntry), entries)):
            if new:
                self.session.connection().execute(insert(table), new)
        return [str(entry["digest"]) for entry in entries]

    def _entry(self, kind: str, subject: str, parts: Mapping[str, object], facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row of the next entry."""
        body = {"at": moment_text(moment_number(self.at)), "parts": parts, "turn": self._turn, **facts}
        content, salt = canonical(body), self.entropy(SALT_BYTES)
        row = {
            "digest": commitment(salt, content), "type": kind, "subject": subject, "salt": salt,
            "content": content.decode(), "entered_at": self.at, "turn": self._turn,
        }  # fmt: skip
        self._turn += 1
        return row

    def _attach(self, part: Part, keys: Collection[object]) -> dict[str, object]:
        rows = list(rows_by(self.session, part.table, part.by, keys))
        data = lines_of(rows)
        digest = sha256(data).hexdigest()
        if self.session.get(LedgerBlob, digest) is None:
            self.session.add(LedgerBlob(digest=digest, data=data))
            self.session.flush()
        return {"digest": digest, "rows": len(rows)}
