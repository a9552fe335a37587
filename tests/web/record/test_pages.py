"""The verifier page goes with an export, and a forged one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.record.findings import Verification
from models.record.folder_layout import PAGES
from web.record.pages import check_pages, write_pages


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder with the page; its files stand for the real ones."""
    source, found = tmp_path / "source", tmp_path / "export"
    for path in (source, found):
        path.mkdir()
    for name in PAGES:
        (source / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr("web.record.pages._SOURCE", source)
    write_pages(found)
    return found


def _told(folder: Path) -> list[str]:
    found = Verification("export")
    check_pages(folder, found)
    return [one.where for one in found.findings]


def test_every_file_of_the_page_is_there(folder: Path) -> None:
    """And none of them deviates."""
    assert {path.name for path in folder.iterdir()} == set(PAGES)
    assert _told(folder) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_forged_file_is_told(folder: Path, name: str) -> None:
    """A page that says yes to everything would be the easiest forgery."""
    (folder / name).write_text("yes", encoding="utf-8")

    assert _told(folder) == [name]


def test_an_export_without_the_page_is_whole(folder: Path) -> None:
    """The record does not need it."""
    for name in PAGES:
        (folder / name).unlink()
    (folder / PAGES[0]).mkdir()

    assert _told(folder) == []
