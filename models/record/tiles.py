"""The tiles of the tree in the database: the right edge grows, and every other tile stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models.ledger import root_hash
from models.record.rows import as_driven
from models.tables import LedgerTile

__all__ = ["HASH_BYTES", "TILE_WIDTH", "extend", "tile"]

TILE_WIDTH: Final = 256
HASH_BYTES: Final = 32
_TILE: Final = select(as_driven(col(LedgerTile.hashes))).where(
    col(LedgerTile.level) == bindparam("level"), col(LedgerTile.number) == bindparam("number")
)


def tile(session: Session, level: int, number: int, width: int = TILE_WIDTH) -> bytes:
    """Return the first `width` hashes of a tile, fewer where it holds fewer; empty where there is none."""
    data = session.scalar(_TILE, {"level": level, "number": number})
    return data[: width * HASH_BYTES] if isinstance(data, bytes) else b""


def extend(session: Session, size: int, hashes: Sequence[bytes]) -> None:
    """Add leaf hashes to a tree of `size` leaves; each tile that fills up adds its root to the level above."""
    level, grown = 0, list(hashes)
    while grown:
        grown = _grow(session, level, size, grown)
        size //= TILE_WIDTH
        level += 1


def _grow(session: Session, level: int, size: int, hashes: Sequence[bytes]) -> list[bytes]:
    """Add hashes to a level that holds `size` of them, and return the roots of the tiles that are full now."""
    number, held = divmod(size, TILE_WIDTH)
    data = tile(session, level, number, held) + b"".join(hashes)
    full = []
    for start in range(0, len(data), TILE_WIDTH * HASH_BYTES):
        chunk = data[start : start + TILE_WIDTH * HASH_BYTES]
        session.merge(LedgerTile(level=level, number=number, hashes=chunk))
        number += 1
        if len(chunk) == TILE_WIDTH * HASH_BYTES:
            full.append(root_hash([chunk[at : at + HASH_BYTES] for at in range(0, len(chunk), HASH_BYTES)]))
    session.flush()
    return full
