"""Where the files of a package lie: a folder, or a zip that was checked before anything is read from it."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zlib import error as ZlibError  # noqa: N812 - zlib names its exception in lower case

from credit.evidence.errors import PackageError, refuse
from models.errors import Problem

__all__ = ["FileSource", "Source", "check_members", "open_source"]

MOST_BYTES = 16 * 2**30
"""The most a zip may unpack to."""
MOST_RATIO = 250
"""The most a member over 64 MiB may shrink to, text at its most repetitive included."""
_SMALL = 64 * 2**20
_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, ZlibError, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class FileSource:
    """One file of a package. `size` is its stored size, by which progress is counted."""

    name: str
    size: int
    _open: Callable[[], BinaryIO]

    @contextmanager
    def raw(self) -> Iterator[BinaryIO]:
        """Give the bytes of the file as they lie there; a member of a zip unpacked, what itself is packed as it is."""
        try:
            with self._open() as data:
                yield data
        except _BROKEN as error:
            what = f"the compressed data are broken: {error}"
            raise refuse(self.name, what, "Pack the file again.") from error

    @contextmanager
    def stream(self) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
        """Give the unpacked bytes, and a call that tells how many stored bytes have been read."""
        try:
            with self._open() as raw, _unpacked(self.name, raw) as data:
                yield data, raw.tell
        except _BROKEN as error:
            what = f"the compressed data are broken: {error}"
            raise refuse(self.name, what, "Pack the file again.") from error
        except OSError as error:
            raise refuse(self.name, f"cannot be read: {error}", "Check the file and its permissions.") from error


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a package by name, and the names of what else lies there: folders, links that lead nowhere."""

    name: str
    files: dict[str, FileSource]
    others: tuple[str, ...] = ()


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a folder or a .zip; PackageError where there is none, or where the zip is not safe to read."""
    if path.is_dir():
        seen = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        files = {p.name: FileSource(p.name, p.stat().st_size, _opener(p)) for p in seen if _is_file(p)}
        yield Source(path.resolve().name, files, tuple(p.name for p in seen if p.name not in files))
    elif path.is_file() and path.suffix.lower() == ".zip":
        with _opened_zip(path) as archive:
            yield Source(path.stem, _members(path.name, archive))
    else:
        what = "is neither a folder nor a .zip" if path.exists() else "does not exist"
        raise refuse(str(path), what, "Name the folder that holds the tables, or a .zip of it.")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a link that leads to itself
        return False


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


@contextmanager
def _unpacked(name: str, raw: BinaryIO) -> Iterator[BinaryIO]:
    if name.endswith(".gz"):
        with gzip.GzipFile(fileobj=raw, mode="rb") as unzipped:
            yield cast("BinaryIO", io.BufferedReader(unzipped))
    else:
        yield raw


@contextmanager
def _opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise refuse(path.name, f"is no readable zip: {error}", "Pack the folder again.") from error
    with archive:
        yield archive


def _members(where: str, archive: zipfile.ZipFile) -> dict[str, FileSource]:
    infos = [info for info in archive.infolist() if not info.is_dir() and not _by_the_way(info.filename)]
    check_members(where, infos)
    folders = {PurePosixPath(info.filename).parent for info in infos}
    if len(folders) > 1:
        names = ", ".join(sorted(map(str, folders)))
        raise refuse(where, f"holds files in several folders: {names}", "Pack the files of one folder only.")
    return dict(_member(archive, info) for info in infos)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[str, FileSource]:
    name = PurePosixPath(info.filename).name
    return name, FileSource(name, info.file_size, lambda: cast("BinaryIO", archive.open(info)))


def _by_the_way(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")


def check_members(where: str, infos: list[zipfile.ZipInfo]) -> None:
    """Raise PackageError for members of a zip that repeat, point outside, are encrypted or unpack to far too much."""
    names = [info.filename for info in infos]
    for name in names:
        if names.count(name) > 1:
            raise refuse(where, f"holds {name} twice", "Pack the folder again.")
    faults = [Problem(f"{where}/{info.filename}", *fault) for info in infos if (fault := _member_fault(info))]
    if faults:
        raise PackageError(faults)
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise refuse(where, f"unpacks to {total} bytes, more than {MOST_BYTES}", "Unpack it yourself; name the folder.")


def _member_fault(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in info.filename:
        return "points outside the package", "Pack the folder itself, with plain file names."
    if info.flag_bits & 1:
        return "is encrypted", "Pack the folder without a password."
    if info.file_size > max(_SMALL, MOST_RATIO * info.compress_size):
        return "unpacks to far more than such tables do", "Unpack it yourself, look at it, and name the folder."
    return None
