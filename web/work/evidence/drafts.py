"""Packages that were sent and not taken in: a folder each, of whoever sent it, gone after a day."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from tempfile import gettempdir
from typing import IO, Final, Protocol

from credit.evidence.sources import open_source
from models.errors import InputError, Problem

__all__ = ["Draft", "Sent", "drafts_of", "keep_draft", "open_draft", "root_of"]

_LASTS: Final = timedelta(days=1)
_TOLD: Final = "draft.json"
_NAME: Final = re.compile(r"[^\w.\-]+")
_ID: Final = re.compile(r"[0-9a-f]{32}")


class Sent(Protocol):
    """A file as it came in: its name, and its bytes as a stream."""

    @property
    def filename(self) -> str | None:
        """Return the name that the sender's browser tells."""

    @property
    def stream(self) -> IO[bytes]:
        """Return the bytes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A package that waits: whose it is, its name, by which mapping it is read, and how many cells were mended."""

    id: str
    owner: str
    name: str
    mapping: str | None
    sent_at: str
    folder: str
    mended: int = 0

    @property
    def path(self) -> Path:
        """The folder of the package itself."""
        return Path(self.folder) / "package" / self.name

    @property
    def preview(self) -> Path:
        """The file of what was read last."""
        return Path(self.folder) / "preview.json"

    def counting(self, mended: int) -> Draft:
        """Return the draft with more cells mended, and keep that."""
        after = replace(self, mended=self.mended + mended)
        _write(after)
        return after

    def drop(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def root_of(setting: str) -> Path:
    """Return the folder in which drafts lie: what the setting names, else one among the temporary files."""
    root = Path(setting) if setting else Path(gettempdir()) / "wuxin-uploads"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def keep_draft(
    root: Path, draft_id: str, owner: str, files: Iterable[Sent], mapping: Sent | str | None, at: datetime
) -> Draft:  # fmt: skip
    """Write the files that were sent into a folder of their own; a zip is unpacked after it was checked.

    Raises InputError where there is none, or a name is no plain one, PackageError for a zip that is not safe to read.
    """
    _sweep(root, at)
    folder = root / draft_id
    folder.mkdir(mode=0o700)
    try:
        return _kept(folder, owner, list(files), mapping, at)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def open_draft(root: Path, draft_id: str, owner: str) -> Draft | None:
    """Return the draft of an id, None where there is none or it is somebody else's."""
    if not _ID.fullmatch(draft_id) or not (root / draft_id / _TOLD).is_file():
        return None
    draft = _read(root / draft_id)
    return draft if draft.owner == owner else None


def drafts_of(root: Path, owner: str) -> list[Draft]:
    """Return the drafts of an account, the newest first."""
    return sorted((one for one in _all(root) if one.owner == owner), key=lambda one: one.sent_at, reverse=True)


def _kept(folder: Path, owner: str, files: list[Sent], mapping: Sent | str | None, at: datetime) -> Draft:
    if not files:
        raise InputError(Problem("files", "no file was chosen", "Choose a zip, or the tables one by one."))
    first = _plain(files[0])
    zipped = len(files) == 1 and first.lower().endswith(".zip")
    name = _NAME.sub("-", PurePosixPath(first).stem) if zipped else f"{at:%Y-%m-%d-%H%M%S}"
    inside = folder / "package" / name
    inside.mkdir(parents=True)
    for one in files:
        _save(one, (folder if zipped else inside) / _plain(one))
    if zipped:
        _unpack(folder / first, inside)
    draft = Draft(folder.name, owner, name, _mapping(folder, mapping), at.isoformat(), str(folder))
    _write(draft)
    return draft


def _mapping(folder: Path, mapping: Sent | str | None) -> str | None:
    if mapping is None or isinstance(mapping, str):
        return mapping or None
    _save(mapping, folder / "mapping.yaml")
    return str(folder / "mapping.yaml")


def _plain(file: Sent) -> str:
    name = file.filename or ""
    if not name or name.startswith(".") or PurePosixPath(name).name != name or "\\" in name or not name.isprintable():
        raise InputError(Problem(name, "this is no plain file name", "Name it like the table, such as records.csv."))
    return name


def _save(file: Sent, path: Path) -> None:
    if path.exists():
        raise InputError(Problem(path.name, "it was sent twice", "Choose each file once."))
    with path.open("wb") as out:
        shutil.copyfileobj(file.stream, out)


def _unpack(archive: Path, into: Path) -> None:
    with open_source(archive) as source:
        for name, file in source.files.items():
            with file.raw() as data, (into / name).open("wb") as out:
                shutil.copyfileobj(data, out)
    archive.unlink()


def _sweep(root: Path, at: datetime) -> None:
    for draft in _all(root):
        if at - datetime.fromisoformat(draft.sent_at) > _LASTS:
            draft.drop()


def _all(root: Path) -> Iterator[Draft]:
    yield from (_read(path.parent) for path in root.glob(f"*/{_TOLD}"))


def _read(folder: Path) -> Draft:
    return Draft(**json.loads((folder / _TOLD).read_text(encoding="utf-8")))


def _write(draft: Draft) -> None:
    text = json.dumps(asdict(draft), ensure_ascii=False)
    (Path(draft.folder) / _TOLD).write_text(text, encoding="utf-8")
