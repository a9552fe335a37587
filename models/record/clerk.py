"""The clerk writes the public record: an entry goes in with the rows it answers for, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlmodel import Session

from models.ledger.entries import SALT_BYTES, commitment
from models.record.acts import ACTS, Part
from models.record.rows import rows_by
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
        self.entered: list[tuple[str, str, str]] = []
        """The acts of this clerk in turn, as (kind, subject, digest): whoever has to be told of them reads it."""
        self._turn = 0

    def enter(self, kind: str, subject: str, facts: Mapping[str, Any] | None = None, keys: Keys | None = None) -> str:
        """Put an act on record and return the digest that names its entry; it waits there for its position.

        `kind` is a type of ACTS. `keys` says which rows each part holds; they are read back from the database, so that
        what is on record is what was kept. Raises KeyError for an unknown kind or a part without its keys.
        """
        self.session.flush()
        parts = {part.name: self._attach(part, (keys or {})[part.by]) for part in ACTS[kind].parts}
        body = {"at": moment_text(moment_number(self.at)), "parts": parts, "turn": self._turn, **(facts or {})}
        content, salt = canonical(body), self.entropy(SALT_BYTES)
        digest = commitment(salt, content)
        row = LedgerEntry(
            digest=digest, type=kind, subject=subject, salt=salt, content=content.decode(), entered_at=self.at,
            turn=self._turn,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        self.entered.append((kind, subject, digest))
        self._turn += 1
        return digest

    def _attach(self, part: Part, keys: Collection[object]) -> dict[str, object]:
        rows = list(rows_by(self.session, part.table, part.by, keys))
        data = lines_of(rows)
        digest = sha256(data).hexdigest()
        if self.session.get(LedgerBlob, digest) is None:
            self.session.add(LedgerBlob(digest=digest, data=data))
            self.session.flush()
        return {"digest": digest, "rows": len(rows)}
