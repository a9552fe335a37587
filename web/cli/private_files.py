"""Files that only their owner may read, which appear whole and never take the place of another."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import typer

from models.errors import InputError, Problem

__all__ = ["read_text", "refuse_existing", "replace_private", "write_private"]

_MODE: Final = 0o600
_LONGEST: Final = 1_000_000


def refuse_existing(*paths: Path) -> None:
    """Raise InputError for each path where something is, before any work is done or secret asked for."""
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if there:
        remedy = "Name a new file; keys and statements are never overwritten."
        raise InputError(Problem(str(path), "there is a file already", remedy) for path in there)


def write_private(path: Path, text: str) -> None:
    """Write a new file with mode 0600, whole or not at all; raises InputError where one is already."""
    with _written(path, text) as temporary:
        try:
            os.link(temporary, path)  # unlike a rename, this fails where the name is taken
        except FileExistsError:
            refuse_existing(path)
        except OSError:  # no hard links, as on the exFAT of a memory stick: hold the name, then put the file there
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE))
            temporary.replace(path)


def replace_private(path: Path, text: str) -> None:
    """Put a new file with mode 0600 in the place of an old one, in one step."""
    with _written(path, text) as temporary:
        temporary.replace(path)


def read_text(path: Path, *, secret: bool = False) -> str:
    """Return the text of a file; raises InputError where it is no UTF-8 text, or longer than a million bytes.

    Where it is `secret` and others may read it, a note says so on stderr.
    """
    with path.open("rb") as file:
        data = file.read(_LONGEST + 1)
        mode = os.fstat(file.fileno()).st_mode
    if len(data) > _LONGEST:
        raise InputError(Problem(str(path), "the file is too long to be what is asked for", "Name another file."))
    if secret and os.name == "posix" and path.is_file() and mode & 0o077:
        typer.echo(f"note: {path} can be read by others on this machine; run: chmod 600 {path}", err=True)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise InputError(Problem(str(path), "the file is no text in UTF-8", "Name another file.")) from None


@contextmanager
def _written(path: Path, text: str) -> Iterator[Path]:
    """Give a file beside `path` with the text, safe on the disk; it is gone afterwards."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
