"""Back-dated evidence: rows that claim to have been known before a checkpoint that did not hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from credit.evidence.schema import TABLES
from credit.replaying.attachments import Attached, ReadBlob, attached, legible, rows_in
from models.ledger.entries import Entry

__all__ = ["Late", "late_rows"]

_DATED: Final = tuple(name for name, shape in TABLES.items() if "recorded_at" in shape.names)


@dataclass(frozen=True, slots=True)
class Late:
    """A row that came with a later package although it claims an earlier moment.

    `changed`: an earlier package had the row with another content. `signed_at`: the checkpoint that held the record as
    it was without it.
    """

    position: int
    table: str
    row: str
    recorded_at: str
    signed_at: str
    changed: bool


def late_rows(entries: Iterable[Entry], blob: ReadBlob, signed: Mapping[int, str]) -> Iterator[Late]:
    """Yield the back-dated rows of every package that was entered after a checkpoint.

    `signed`: size of a checkpoint -> when it was signed (UTC text). What came in before the first checkpoint bears the
    dates of its source, which nothing here can vouch for; it is not late. Moments are compared as text of one form.
    Raises InputError for a package that is not as it was entered.
    """
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in (entry for entry in entries if entry.type == "evidence.package"):
        position = -1 if entry.position is None else entry.position
        before = max((size for size in signed if size <= position), default=None)
        with legible(entry):
            for key, row in _rows(attached(entry, blob)):
                earlier = known.get(key)
                if before is not None and row != earlier and row["recorded_at"] < signed[before]:
                    yield Late(position, *key, row["recorded_at"], signed[before], earlier is not None)
                known[key] = row


def _rows(parts: Attached) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield (table, id) and cells of every dated row, without what differs from import to import."""
    for table in _DATED:
        for row in rows_in(parts[table]):
            own = {name: cell for name, cell in row.items() if name != "import_id" and not name.endswith("_commitment")}
            yield (table, row[TABLES[table].key or ""]), own
