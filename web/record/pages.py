"""The page that checks a record in any browser: it goes with each export, and a forged copy of it can be told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from models.record.findings import Verification
from models.record.folder_layout import PAGES

__all__ = ["check_pages", "write_pages"]

_SOURCE: Final = Path(__file__).resolve().parent.parent / "static" / "verifier"


def write_pages(folder: Path) -> None:
    """Put the page beside an export."""
    for name in PAGES:
        (folder / name).write_bytes((_SOURCE / name).read_bytes())


def check_pages(folder: Path, found: Verification) -> None:
    """Note files of the page that are not those of this version; an export without the page is whole too."""
    for name in PAGES:
        path = folder / name
        if path.is_file() and path.read_bytes() != (_SOURCE / name).read_bytes():
            found.add(name, "it is not the page of this version of Wuxin", "the page of the version that exported")
