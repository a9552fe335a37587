"""Back-dated evidence: rows of before a checkpoint that a later package adds, changes or leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from credit.evidence.schema import TABLES
from credit.replaying.attachments import Attached, ReadBlob, attached, legible, rows_in
from models.ledger.entries import Entry

__all__ = ["Late", "late_rows"]

_DATED: Final = tuple(name for name, shape in TABLES.items() if "recorded_at" in shape.names)


How = Literal["added", "changed", "removed"]

Key = tuple[str, str]
"""Table and id of a row."""


@dataclass(frozen=True, slots=True)
class Late:
    """What a later package did to a row of an earlier moment: added it, changed it, or left it out.

    A package says all there is, so what it leaves out is gone from every rating after it. `signed_at`: the checkpoint
    that held the record as it was before.
    """

    position: int
    table: str
    row: str
    recorded_at: str
    signed_at: str
    how: How


def late_rows(entries: Iterable[Entry], blob: ReadBlob, signed: Mapping[int, str]) -> Iterator[Late]:
    """Yield the back-dated rows of every package that was entered after a checkpoint.

    `signed`: size of a checkpoint -> when it was signed (UTC text). What came in before the first checkpoint bears the
    dates of its source, which nothing here can vouch for; it is not late. Moments are compared as text of one form.
    Raises InputError for a package that is not as it was entered.
    """
    known: dict[Key, dict[str, Any]] = {}
    for entry in (entry for entry in entries if entry.type == "evidence.package"):
        position = -1 if entry.position is None else entry.position
        before = max((size for size in signed if size <= position), default=None)
        with legible(entry):
            brought = dict(_rows(attached(entry, blob)))
        if before is not None:
            for key, how in _differences(known, brought):
                recorded_at = (brought.get(key) or known[key])["recorded_at"]
                if recorded_at < signed[before]:
                    yield Late(position, *key, recorded_at, signed[before], how)
        known = brought


def _differences(
    known: Mapping[Key, Mapping[str, Any]], brought: Mapping[Key, Mapping[str, Any]]
) -> Iterator[tuple[Key, How]]:
    """Yield the rows in which a package differs from the one before it, in its own order, then what it leaves out."""
    for key, row in brought.items():
        if key not in known:
            yield key, "added"
        elif row != known[key]:
            yield key, "changed"
    for key in sorted(known.keys() - brought.keys()):
        yield key, "removed"


def _rows(parts: Attached) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Yield (table, id) and cells of every dated row, without what differs from import to import."""
    for table in _DATED:
        for row in rows_in(parts[table]):
            own = {name: cell for name, cell in row.items() if name != "import_id" and not name.endswith("_commitment")}
            yield (table, row[TABLES[table].key or ""]), own
