"""Folders of output that appear whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from models.errors import InputError, Problem

__all__ = ["RUN_FILE", "new_folder", "output_folder"]

RUN_FILE: Final = "run.json"
"""Written last, and lists the files beside it: what makes a folder an output of ours."""


@contextmanager
def output_folder(out: Path, *, force: bool) -> Iterator[Path]:
    """Give a temporary folder whose files go to `out` when the work is done, and go away when it fails.

    An earlier output is replaced. Any other folder with files in it raises InputError, unless `force`: then its files
    stay and ours are put beside them. run.json comes last, so a folder without it is no whole output.
    """
    out = out.resolve()
    _refuse_file(out)
    earlier = _earlier_output(out)
    if not (force or earlier or _is_free(out)):
        remedy = "Name a new folder, or use --force to write beside what is there."
        raise InputError(Problem(str(out), "the folder holds files that are no earlier output", remedy))
    with _temporary(out) as folder:
        yield folder
        _move(folder, out, earlier)


@contextmanager
def new_folder(directory: Path) -> Iterator[Path]:
    """Give a temporary folder that becomes `directory` when the work is done; it must not exist, or be empty."""
    directory = directory.resolve()
    _refuse_file(directory)
    if not _is_free(directory):
        raise InputError(Problem(str(directory), "the folder is not empty", "Name a new folder, or empty this one."))
    with _temporary(directory) as folder:
        yield folder
        _move(folder, directory, set())


def _refuse_file(path: Path) -> None:
    nearest = _nearest(path)
    if not nearest.is_dir():
        raise InputError(Problem(str(path), f"{nearest} is a file, not a folder", "Name a folder."))


def _is_free(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def _earlier_output(folder: Path) -> set[str]:
    """Return the files of an earlier output; none where run.json does not list all the files there are."""
    try:
        listed = {RUN_FILE, *json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))["files"]}
        there = {entry.name for entry in folder.iterdir()}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return there if there <= listed else set()


def _nearest(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


@contextmanager
def _temporary(out: Path) -> Iterator[Path]:
    """Give a folder on the disk of `out`, so that a rename moves it; made with the rights a new folder has."""
    nearest = _nearest(out.parent)
    with tempfile.TemporaryDirectory(prefix=".wuxin-partial-", dir=nearest, ignore_cleanup_errors=True) as place:
        folder = Path(place, out.name or "out")
        folder.mkdir()
        yield folder


def _move(folder: Path, out: Path, earlier: set[str]) -> None:
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(out)
        return
    for name in sorted(earlier | {RUN_FILE}, key=lambda name: name != RUN_FILE):
        _remove(out / name)
    for entry in sorted(folder.iterdir(), key=lambda path: path.name == RUN_FILE):
        entry.replace(out / entry.name)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
