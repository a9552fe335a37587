"""Write the record as static files that anybody can keep, serve and check without this system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from models.errors import Problem, RefusedError
from models.ledger.entries import Entry
from models.ledger.entry_bundles import encode_entries
from models.ledger.tiles import entries_path, tile_path, tiles_between
from models.record.checkpointing import newest_checkpoint
from models.record.content_checks import parts_of
from models.record.folder_layout import (
    BUNDLE_WIDTH,
    CHECKPOINT,
    FORMAT,
    HEADER,
    blob_path,
    content_line,
    content_path,
    note_path,
)
from models.record.sources import KeptRecord
from models.record.tiles import HASH_BYTES
from models.values.canonical import canonical

__all__ = ["export"]


def export(record: KeptRecord, folder: Path) -> int:
    """Write the entries under the newest checkpoint into an empty folder and return how many there are.

    No public key goes with it: whoever verifies must have those from elsewhere. Raises RefusedError where nothing has
    been signed, or an entry's content is not what it commits to.
    """
    signed = newest_checkpoint(record.session)
    if signed is None:
        remedy = "Run: wuxin log checkpoint --key FILE"
        raise RefusedError(Problem("record", "there is no checkpoint, so an export would prove nothing", remedy))
    header = {"format": FORMAT, "origin": signed.origin, "root": signed.root.hex(), "size": signed.size}
    _write(folder / HEADER, canonical(header) + b"\n")
    notes = list(record.notes())
    _write(folder / CHECKPOINT, notes[-1].encode())
    for size, note in zip(_sizes(notes), notes, strict=True):
        _write(folder / note_path(size), note.encode())
    for tile in tiles_between(0, signed.size):
        data = record.tile(tile.level, tile.number)[: tile.width * HASH_BYTES]
        _write(folder / tile_path(tile.level, tile.number, tile.width), data)
    _write_entries(record, folder, signed.size)
    return signed.size


def _write_entries(record: KeptRecord, folder: Path, size: int) -> None:
    rest = islice(record.entries(), size)
    number = 0
    while bundle := list(islice(rest, BUNDLE_WIDTH)):
        _write(folder / entries_path(number, len(bundle)), encode_entries(entry.leaf for entry in bundle))
        for entry in bundle:
            _check(entry)
        _write(folder / content_path(number), b"".join(map(content_line, bundle)))
        for digest in _digests(bundle):
            data = record.blob(digest)
            if data is not None:
                _write(folder / blob_path(digest), data)
        number += 1


def _check(entry: Entry) -> None:
    if not entry.commits:
        remedy = "Run `wuxin log verify` to see what else is wrong, and restore it from a backup."
        raise RefusedError(Problem(f"entry {entry.position}", "its content is not what it commits to", remedy))


def _digests(bundle: Sequence[Entry]) -> Iterator[str]:
    for entry in bundle:
        yield from (part["digest"] for part in parts_of(entry).values())


def _sizes(notes: Sequence[str]) -> list[int]:
    return [int(note.split("\n", 2)[1]) for note in notes]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
