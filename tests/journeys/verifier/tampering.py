"""Ways to spoil an export, each with what the page must then name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.ledger.entry_bundles import decode_entries, encode_entries
from models.ledger.tiles import TILE_WIDTH

__all__ = ["ENTRY", "TAMPERINGS", "Tampering"]

ENTRY: Final = 300
"""The entry that is spoilt: in the second bundle of 256."""
_PLACE: Final = ENTRY - TILE_WIDTH
_LEAVES: Final = Path("tile/entries/001")
_CONTENTS: Final = Path("content/001.jsonl")


@dataclass(frozen=True, slots=True)
class Tampering:
    """What is done to a folder, and words that a row of the findings must hold."""

    name: str
    spoil: Callable[[Path], object]
    named: tuple[str, ...]


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def _lines(folder: Path) -> list[bytes]:
    return (folder / _CONTENTS).read_bytes().splitlines(keepends=True)


def _rewrite(folder: Path, lines: list[bytes]) -> None:
    (folder / _CONTENTS).write_bytes(b"".join(lines))


def _content_bit(folder: Path) -> None:
    lines = _lines(folder)
    start = sum(map(len, lines[:_PLACE]))
    _flip(folder / _CONTENTS, start + lines[_PLACE].index(b'"count":') + len(b'"count":'))


def _content_line(folder: Path) -> None:
    lines = _lines(folder)
    _rewrite(folder, lines[:_PLACE] + lines[_PLACE + 1 :])


def _content_lines_swapped(folder: Path) -> None:
    lines = _lines(folder)
    lines[_PLACE], lines[_PLACE + 1] = lines[_PLACE + 1], lines[_PLACE]
    _rewrite(folder, lines)


def _content_wiped(folder: Path) -> None:
    lines = _lines(folder)
    lines[_PLACE] = b'{"content":null,"salt":null}\n'
    _rewrite(folder, lines)


def _content_addition(folder: Path) -> None:
    lines = _lines(folder)
    lines[_PLACE] = lines[_PLACE].replace(b',"salt":', b',"remark":"good","salt":')
    _rewrite(folder, lines)


def _leaf_bit(folder: Path) -> None:
    path = folder / _LEAVES
    leaves = decode_entries(path.read_bytes(), TILE_WIDTH)
    start = sum(len(leaf) + 2 for leaf in leaves[:_PLACE]) + 2
    _flip(path, start + leaves[_PLACE].index(b"draw/") + len(b"draw/"))


def _leaf_removed(folder: Path) -> None:
    path = folder / _LEAVES
    leaves = decode_entries(path.read_bytes(), TILE_WIDTH)
    path.write_bytes(encode_entries(leaves[:_PLACE] + leaves[_PLACE + 1 :]))


def _leaf_addition(folder: Path) -> None:
    path = folder / _LEAVES
    leaves = decode_entries(path.read_bytes(), TILE_WIDTH)
    leaves[_PLACE] = leaves[_PLACE].replace(b',"type":', b',"title":"x","type":')
    path.write_bytes(encode_entries(leaves))


def _blobs(folder: Path) -> list[Path]:
    """Return the attachments that have more than one row, the same ones each time."""
    found = sorted((folder / "blob").rglob("*.jsonl"))
    return [path for path in found if path.read_bytes().count(b"\n") > 1]


def _blob_bit(folder: Path) -> None:
    _flip(_blobs(folder)[0], 5)


def _blob_gone(folder: Path) -> None:
    _blobs(folder)[0].unlink()


def _blobs_swapped(folder: Path) -> None:
    one, other = _blobs(folder)[:2]
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def _note(folder: Path, change: Callable[[str], str]) -> None:
    for path in (folder / "checkpoint", folder / "checkpoints/620.note"):
        path.write_text(change(path.read_text()))


def _cosignature(note: str) -> str:
    at = note.rindex(" ") + 40
    return note[:at] + ("A" if note[at] != "A" else "B") + note[at + 1 :]


def _header(folder: Path) -> None:
    path = folder / "log.json"
    header = json.loads(path.read_bytes()) | {"origin": "other.invalid"}
    path.write_text(json.dumps(header, sort_keys=True, separators=(",", ":")) + "\n")


def _stray(folder: Path) -> None:
    path = folder / "blob/ab" / f"ab{'0' * 62}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"{}\n")


_HERE: Final = f"Entry {ENTRY}"

TAMPERINGS: Final = (
    Tampering("a bit in a content", _content_bit, (_HERE, "Its content", "give the digest")),
    Tampering("a content removed", _content_line, (_HERE, "Its content", "Missing")),
    Tampering("two contents swapped", _content_lines_swapped, (f"Entry {ENTRY + 1}", "give the digest")),
    Tampering("a content wiped", _content_wiped, (_HERE, "The content is gone", "act of erasure")),
    Tampering("words beside a content", _content_addition, (_HERE, "Its content", '"remark":"good"')),
    Tampering("a bit in a leaf", _leaf_bit, (_HERE, "File tile/0/001", "hashes to")),
    Tampering("a leaf removed", _leaf_removed, (_HERE, "The entry", "Missing")),
    Tampering("words beside a leaf", _leaf_addition, (_HERE, "The entry", '"title":"x"')),
    Tampering("a bit in a tile", lambda folder: _flip(folder / "tile/0/001", 32 * _PLACE), (_HERE, "File tile/0/001")),
    Tampering("a bit in an upper tile", lambda folder: _flip(folder / "tile/1/000.p/2", 40), ("File tile/1/000.p/2",)),
    Tampering("a tile cut short", lambda folder: (folder / "tile/0/000").write_bytes(b"a" * 31), ("It has 31 bytes",)),
    Tampering("a bundle gone", lambda folder: (folder / _LEAVES).unlink(), ("Entries 256 to 511", "Missing")),
    Tampering("contents gone", lambda folder: (folder / _CONTENTS).unlink(), ("Entries 256 to 511", "Its content")),
    Tampering("a bit in an attachment", _blob_bit, ("Entry ", "Attachment ", "Its SHA-256 is")),
    Tampering("an attachment gone", _blob_gone, ("Entry ", "Attachment ", "Missing")),
    Tampering("two attachments swapped", _blobs_swapped, ("Entry ", "Attachment ", "Its SHA-256 is")),
    Tampering("an attachment too many", _stray, ("File blob/ab/ab00", "that no entry names")),
    Tampering("a bad cosignature", lambda folder: _note(folder, _cosignature), ("signature of witness.invalid",)),
    Tampering("another day of signing", lambda folder: _note(folder, lambda note: note.replace("2024-07", "2024-06")),
              ("signature of log.invalid/demo is wrong",)),
    Tampering("a checkpoint gone", lambda folder: (folder / "checkpoints/620.note").unlink(), ("File log.json",)),
    Tampering("an earlier checkpoint gone", lambda folder: (folder / "checkpoints/319.note").unlink(),
              ("Checkpoint of 620 entries", "as the one before")),
    Tampering("another header", _header, ("File log.json", "other.invalid")),
)  # fmt: skip
