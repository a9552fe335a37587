"""Technical parts made blind (暗标): the kind of a file, its copy without properties, and what tells whose it is."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from bidding.evaluation.blind_pages import page_faults
from bidding.evaluation.blinding import blind_faults, pictures_of, stripped
from models.errors import Problem
from web.blind_pdf import extras_of, pages_of, stripped_pdf

__all__ = ["doubtful_pages", "kind_of", "searched_part", "stripped_part"]

_DOCUMENTS: Final = (".docx", ".xlsx", ".pptx")
_FOLDERS: Final = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}


def kind_of(data: bytes) -> str:
    """Return the suffix of a file by what it begins with: an envelope keeps no name. Else it is taken for text."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except BadZipFile:
        return ".txt"
    return next((kind for folder, kind in _FOLDERS.items() if any(one.startswith(folder) for one in names)), ".zip")


def stripped_part(data: bytes, name: str) -> bytes:
    """Return a file without properties; text has none. Raises InputError for what cannot be read."""
    kind = Path(name).suffix.lower()
    if kind == ".pdf":
        return stripped_pdf(data, name)
    return stripped(data, name) if kind in _DOCUMENTS else data


def searched_part(
    data: bytes, name: str, names: Collection[str], admitted: frozenset[int] = frozenset()
) -> tuple[list[Problem], list[str]]:  # fmt: skip
    """Return what is wrong with a file, and the pictures in it that a person should look at.

    `admitted`: pages of a PDF that somebody has looked at. Raises InputError for what cannot be read.
    """
    kind = Path(name).suffix.lower()
    if kind == ".pdf":
        extras = [
            Problem(name, f"it holds {what}, which no reader of its pages sees", "Strip them, with --out.")
            for what in extras_of(data, name)
        ]
        return [*extras, *page_faults(name, pages_of(data, name), names, admitted)], []
    return blind_faults(data, name, names), pictures_of(data, name) if kind in _DOCUMENTS else []


def doubtful_pages(data: bytes, name: str) -> tuple[int, ...]:
    """Return the pages of a PDF that nobody but a person can call blind; no other file has any."""
    if Path(name).suffix.lower() != ".pdf":
        return ()
    return tuple(one.number for one in pages_of(data, name) if one.doubts)
