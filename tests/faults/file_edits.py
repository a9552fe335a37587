"""Edits of an exported record: bits, lines, dates, whole files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

__all__ = ["FILE_EDITS", "restored"]

Files = list[Path]

_DATE: Final = re.compile(rb"20[0-9]{2}-[01][0-9]-[0-3][0-9]")


def flip_bit(files: Files, chance: Random) -> str | None:
    """Change one bit of a file."""
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    if not data:
        return None
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return f"bit of {path.name}"


def change_date(files: Files, chance: Random) -> str | None:
    """Write another day where a file has one."""
    path = chance.choice(files)
    data = path.read_bytes()
    found = list(_DATE.finditer(data))
    if not found:
        return None
    at = chance.choice(found)
    path.write_bytes(data[: at.start()] + b"2019-12-31" + data[at.end() :])
    return f"date in {path.name}"


def remove_line(files: Files, chance: Random) -> str | None:
    """Take a line out of a file, as if an entry or a row had never been."""
    path = chance.choice(files)
    lines = path.read_bytes().splitlines(keepends=True)
    if not lines:
        return None
    del lines[chance.randrange(len(lines))]
    path.write_bytes(b"".join(lines))
    return f"line of {path.name}"


def repeat_line(files: Files, chance: Random) -> str | None:
    """Write a line of a file twice."""
    path = chance.choice(files)
    lines = path.read_bytes().splitlines(keepends=True)
    if not lines:
        return None
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    path.write_bytes(b"".join(lines))
    return f"line repeated in {path.name}"


def swap_files(files: Files, chance: Random) -> str | None:
    """Exchange the contents of two files."""
    one, other = chance.sample(files, 2)
    first, second = one.read_bytes(), other.read_bytes()
    if first == second:
        return None
    one.write_bytes(second)
    other.write_bytes(first)
    return f"{one.name} and {other.name} swapped"


def remove_file(files: Files, chance: Random) -> str | None:
    """Take a file away."""
    path = chance.choice(files)
    path.unlink()
    return f"{path.name} removed"


def add_file(files: Files, chance: Random) -> str | None:
    """Put a copy of a file beside it under another name."""
    path = chance.choice(files)
    path.with_name(f"{path.stem}1{path.suffix}").write_bytes(path.read_bytes())
    return f"copy of {path.name}"


def cut_file(files: Files, chance: Random) -> str | None:
    """Cut a file short."""
    path = chance.choice(files)
    data = path.read_bytes()
    if not data:
        return None
    path.write_bytes(data[: chance.randrange(len(data))])
    return f"end of {path.name}"


FILE_EDITS: Final[tuple[Callable[[Files, Random], str | None], ...]] = (
    flip_bit, flip_bit, flip_bit, change_date, remove_line, repeat_line, swap_files, remove_file, add_file, cut_file,
)  # fmt: skip
"""The kinds of edits; each returns what it did, None where it came to nothing."""


@contextmanager
def restored(folder: Path, kept: dict[Path, bytes]) -> Iterator[Files]:
    """Yield the files of an export to edit, and put them back afterwards."""
    yield list(kept)
    for path in folder.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    for path, data in kept.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
