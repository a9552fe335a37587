"""A public record for tests: a clerk whose salts count, a log and a witness, a city on record, and an export of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from sqlmodel import Session

from models.ledger.cosignatures import cosign
from models.ledger.notes import parse_note
from models.ledger.verifier_keys import Signer
from models.record import Clerk, checkpoint, sequence
from models.record.exporting import export
from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.record.trust import Trust
from models.record.verifying import verify_database
from models.tables import engine_for, writing

__all__ = [
    "AT", "LOG", "TRUST", "WITNESS", "Recorded", "a_clerk", "cosigned", "database_bytes", "sign", "unsigned",
    "writing_to",
]  # fmt: skip

AT: Final = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)
LOG: Final = Signer.from_seed("log.example/city", b"L" * 32)
WITNESS: Final = Signer.from_seed("witness.example", b"W" * 32)
TRUST: Final = Trust((LOG.verifier(),), (WITNESS.cosigner(),), 1)
_calls = count()


def a_clerk(session: Session, at: datetime = AT) -> Clerk:
    """Return a clerk whose salts differ from call to call, and mean nothing."""
    return Clerk(session, at, lambda length: next(_calls).to_bytes(length, "big"))


def cosigned(note: str, _proof_of: Callable[[int], Sequence[bytes]]) -> list[str]:
    """Return the line of a witness that believes every checkpoint."""
    return [cosign(parse_note(note).text, int(AT.timestamp()), WITNESS)]


def unsigned(_note: str, _proof_of: Callable[[int], Sequence[bytes]]) -> list[str]:
    """Return no line: no witness answers."""
    return []


def sign(session: Session, at: datetime = AT) -> str | None:
    """Give all entries their positions and sign them, cosigned by the witness."""
    sequence(session)
    return checkpoint(session, LOG, LOG.name, at, cosigned)


@contextmanager
def writing_to(url: str) -> Iterator[Session]:
    """Yield a session on the database that commits at the end."""
    engine = engine_for(url)
    try:
        with writing(engine) as session:
            yield session
    finally:
        engine.dispose()


def database_bytes(file: Path) -> bytes:
    """Return all of an SQLite database: written to another file, it is the same one again, at no cost."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return connection.serialize()


@dataclass(frozen=True)
class Recorded:
    """A database whose record is signed, and a folder for exports."""

    url: str
    folder: Path

    @classmethod
    def of(cls, url: str, folder: Path) -> Recorded:
        """Sign what the database holds."""
        with writing_to(url) as session:
            sign(session)
        return cls(url, folder)

    def copied(self, folder: Path) -> Recorded:
        """Return a copy in another folder."""
        shutil.copy(self.url.removeprefix("sqlite:///"), folder / "city.db")
        return Recorded(f"sqlite:///{folder / 'city.db'}", folder)

    def verified(self, trust: Trust = TRUST) -> Verification:
        """Return what is wrong with the database."""
        with writing_to(self.url) as session:
            found = verify_database(KeptRecord(session), trust)
            session.rollback()  # a broken file cannot even end a transaction that only read
            return found

    def export(self, name: str = "export") -> Path:
        """Write the record into a new folder and return it."""
        path = self.folder / name
        path.mkdir()
        with writing_to(self.url) as session:
            export(KeptRecord(session), path)
        return path
