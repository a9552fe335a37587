"""The record as a folder that was exported, read as a copy that nobody vouches for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from models.errors import InputError, Problem
from models.ledger.checkpoints import parse_checkpoint
from models.ledger.entries import Entry
from models.ledger.entry_bundles import decode_entries
from models.ledger.errors import FormatError
from models.ledger.notes import parse_note
from models.ledger.tiles import Bundle, Tile, entries_path, parse_tile_path, tile_path
from models.record.findings import Verification
from models.record.folder_layout import (
    BUNDLE_WIDTH,
    CHECKPOINT,
    DESKTOP,
    FORMAT,
    HEADER,
    PAGES,
    blob_path,
    content_line,
    content_path,
    entry_from,
    note_path,
    parsed,
)
from models.record.tiles import TILE_WIDTH
from models.values.canonical import canonical

__all__ = ["FolderRecord"]


class FolderRecord:
    """An exported record. Raises InputError where the folder holds none; what is wrong inside shows when it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"export {folder}"
        self._read: tuple[int, list[Entry]] = (-1, [])
        try:
            self._header_text = (folder / HEADER).read_bytes()
            self.header = parsed(self._header_text.removesuffix(b"\n"), HEADER)
            self._size = _size_in(self.header)
        except (OSError, KeyError, TypeError, ValueError) as error:
            remedy = "Name a folder that `wuxin log export` wrote, whole and unchanged."
            raise InputError(Problem(str(folder), f"it holds no record ({error})", remedy)) from None
        if self.header.get("format") != FORMAT:
            remedy = "Verify it with a version of this system that writes that format."
            raise InputError(Problem(str(folder), f"its format is {self.header.get('format')!r}", remedy))

    def notes(self) -> Iterable[str]:
        """Return the checkpoints as signed notes, the smallest tree first."""
        names = [path for path in self.files if path.startswith("checkpoints/")]
        sizes = sorted(int(stem) for path in names if (stem := Path(path).stem).isdecimal())
        return [self._text(note_path(size)) for size in sizes]

    def entries(self, *, waiting: bool = False) -> Iterator[Entry]:  # noqa: ARG002 - none waits in an export
        """Yield the entries in order; one that cannot be read stands as what is there, so that its digest fails.

        Raises FormatError where a bundle of leaves is not as it was written.
        """
        for number in range(-(-self._size // BUNDLE_WIDTH)):
            yield from self._bundle(number)

    def _bundle(self, number: int) -> list[Entry]:
        """Return the entries of a bundle; the last that was read is kept, for several checks read the same."""
        if self._read[0] != number:
            self._read = number, list(self._entries_of(number))
        return self._read[1]

    def _entries_of(self, number: int) -> Iterator[Entry]:
        first = number * BUNDLE_WIDTH
        width = min(BUNDLE_WIDTH, self._size - first)
        leaves = decode_entries(self._bytes(entries_path(number, width)), width)
        lines = self._lines(content_path(number), width)
        for place, (leaf, line) in enumerate(zip(leaves, lines, strict=True)):
            yield _entry(first + place, leaf, line)

    def _lines(self, path: str, width: int) -> list[bytes]:
        """Return as many lines as a file should have: empty ones for those it lacks, the last with all that follows."""
        *lines, rest = self._bytes(path).split(b"\n", width) if path in self.files else [b""]
        if len(lines) < width:  # the rest breaks off within a line
            return [*lines, rest + b" is not ended", *[b""] * width][:width]
        return [*lines[:-1], lines[-1] + rest]

    def tiles(self) -> Iterable[tuple[int, int]]:
        """Return level and number of every tile there is."""
        found = [tile for path in self.files if isinstance(tile := _tile_of(path), Tile)]
        return [(tile.level, tile.number) for tile in found]

    def tile(self, level: int, number: int) -> bytes:
        """Return the hashes of a tile, side by side; empty where there is none."""
        width = min(TILE_WIDTH, (self._size >> 8 * level) - number * TILE_WIDTH)
        path = tile_path(level, number, width) if width > 0 else ""
        return self._bytes(path) if path in self.files else b""

    def blobs(self) -> Iterable[str]:
        """Return the digests of all attachments there are."""
        return [Path(path).stem for path in self.files if path.startswith("blob/")]

    def blob(self, digest: str) -> bytes | None:
        """Return an attachment, None where it is missing."""
        path = blob_path(digest)
        return self._bytes(path) if path in self.files else None

    def check_files(self, found: Verification) -> None:
        """Note files that no export holds, and a header or newest checkpoint that says other than the rest."""
        for path in sorted(self.files - self._expected):
            found.add(path, "an export holds no such file", "nothing")
        for path in sorted(content_path(number) for number in range(self._bundles) if self._lacks(number)):
            found.add(path, "it is missing", "the contents of its entries")
        newest = list(self.notes())[-1:]
        if CHECKPOINT not in self.files or [self._text(CHECKPOINT)] != newest:
            found.add(CHECKPOINT, "it is not the newest of checkpoints/", "".join(newest) or "nothing")
        for note in newest:
            signed = parse_checkpoint(parse_note(note).text)
            told = {"format": FORMAT, "origin": signed.origin, "root": signed.root.hex(), "size": signed.size}
            if self._header_text != (should := canonical(told) + b"\n"):
                says = f"it says {self.header}" if self.header != told else "it is not written as an export writes it"
                found.add(HEADER, says, should.decode())

    def _lacks(self, number: int) -> bool:
        return content_path(number) not in self.files

    @property
    def _bundles(self) -> int:
        """How many files of contents there should be; a header that lies makes nobody count further than there are."""
        return min(-(-self._size // BUNDLE_WIDTH), len(self.files))

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files, with / between their parts."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if not path.is_dir() and path.name not in DESKTOP
        )

    @cached_property
    def _expected(self) -> frozenset[str]:
        kept = [path for path in self.files if path.startswith(("checkpoints/", "blob/", "tile/"))]
        contents = [content_path(number) for number in range(self._bundles)]
        own = [path for path in kept if self._is_ours(path)]
        return frozenset((HEADER, CHECKPOINT, *PAGES, *contents, *own))

    def _is_ours(self, path: str) -> bool:
        stem = Path(path).stem
        if path.startswith("blob/"):
            return path == blob_path(stem)
        if path.startswith("checkpoints/"):
            return stem.isdecimal() and path == note_path(int(stem))
        tile = _tile_of(path)
        level = tile.level if isinstance(tile, Tile) else 0
        return tile is not None and tile.width == min(TILE_WIDTH, (self._size >> 8 * level) - tile.number * TILE_WIDTH)

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            remedy = "Fetch the export again, whole."
            raise FormatError(Problem(path, f"it cannot be read ({error.strerror})", remedy)) from None

    def _text(self, path: str) -> str:
        try:
            return self._bytes(path).decode()
        except UnicodeDecodeError:
            raise FormatError(Problem(path, "it is no text", "Fetch the export again, whole.")) from None


def _entry(position: int, leaf: bytes, line: bytes) -> Entry:
    try:
        return entry_from(position, leaf, line)
    except FormatError:
        pass
    try:
        told = entry_from(position, leaf, content_line(Entry(None, "", "", "", None, None)).removesuffix(b"\n"))
    except FormatError:
        return Entry(position, "", leaf.decode(errors="backslashreplace"), "", None, None)
    return replace(told, content=line.decode(errors="backslashreplace"))


def _size_in(header: dict[str, Any]) -> int:
    size = header["size"]
    if not isinstance(size, int) or size < 0:
        message = f"its size is {size!r}"
        raise ValueError(message)
    return size


def _tile_of(path: str) -> Tile | Bundle | None:
    try:
        return parse_tile_path(path)
    except FormatError:
        return None
