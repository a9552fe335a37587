"""How commands write the public record: a clerk for their transaction, and the sequencer after it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256, shake_256
from itertools import count
from typing import TYPE_CHECKING, Final

from web.cli.databases import database_url, reached, ready, register

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.ledger.verifier_keys import Signer
    from models.record import Clerk
    from models.record.clerk import Entropy

__all__ = ["acting", "clerk", "demo_signer", "foretold", "now", "put_in_order"]


_DEMO: Final = "wuxin.example/demo"
"""The name of the demo's log."""


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def clerk(session: Session) -> Clerk:
    """Return a clerk who enters now, with salts that nobody can foretell."""
    from models.record import Clerk

    return Clerk(session, now(), secrets.token_bytes)


@contextmanager
def acting(db: str | None) -> Iterator[Clerk]:
    """Give a clerk on the register; what it entered is put in order afterwards, or nothing was."""
    url = database_url(db)
    with register(url) as session:
        yield clerk(session)
    put_in_order(url)


def foretold(seed: str) -> Entropy:
    """Return entropy that anybody can foretell: for a demonstration, whose bytes are to be equal each time."""
    calls = count()

    def bytes_of(length: int) -> bytes:
        return shake_256(f"{seed} {next(calls)}".encode()).digest(length)

    return bytes_of


def demo_signer() -> Signer:
    """Return the key of the demo's log, which is made from public words: whoever reads this can sign with it."""
    from models.ledger.verifier_keys import Signer

    return Signer.from_seed(_DEMO, sha256(_DEMO.encode()).digest())


def put_in_order(url: str) -> int:
    """Give all waiting entries their positions, in transactions of their own, and return how many there were."""
    from models.record import sequence_all
    from models.tables import engine_for

    ready(url)
    engine = engine_for(url)
    try:
        with reached(url):
            return sequence_all(engine)
    finally:
        engine.dispose()
