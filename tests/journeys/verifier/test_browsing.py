"""Leafing through the chosen copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.builders.exports import ERASED
from tests.journeys.verifier.conftest import Reader

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]


def _looking(reader: Reader, folder: Path, start: str = "0", kind: str = "", subject: str = "") -> None:
    """Choose a copy and search it."""
    reader.page.locator("#folder").set_input_files(folder)
    reader.opens("browse")
    reader.page.locator("#from").fill(start)
    reader.page.locator("#kind").select_option(kind)
    reader.page.locator("#subject").fill(subject)
    reader.page.get_by_role("button", name="Find").click()


def test_entries_are_found_by_position(reads: Begin, export_folder: Path) -> None:
    """Fifty from there on, and the next fifty after that."""
    reader = reads()
    _looking(reader, export_folder, "300")
    expect(reader.page.locator("#listed tbody tr")).to_have_count(50)
    expect(reader.page.locator("#listed tbody tr").first).to_contain_text("draw/1/281")
    reader.page.get_by_role("button", name="Go on from here").click()

    expect(reader.page.locator("#listed tbody th").first).to_have_text("350")


def test_entries_are_found_by_kind_and_subject(reads: Begin, export_folder: Path) -> None:
    """One act of erasure among six hundred draws."""
    reader = reads()
    _looking(reader, export_folder, kind="personal.erased")
    expect(reader.page.locator("#listed tbody tr")).to_have_count(1)
    _looking(reader, export_folder, subject="draw/2/299")

    expect(reader.page.locator("#listed tbody tr")).to_have_count(1)


def test_an_entry_is_read_with_its_attachments(reads: Begin, export_folder: Path) -> None:
    """Its content fits, its attachment is a table, and the file can be kept."""
    reader = reads()
    _looking(reader, export_folder, kind="evidence.package")
    reader.page.get_by_role("button", name="Open entry").click()
    expect(reader.page.locator("#entry .badge")).to_have_text("✓ The content fits its digest")
    reader.page.get_by_role("button", name="Show as a table: companies").click()
    expect(reader.page.locator("#entry .rows caption")).to_have_text("Attachment companies: rows 1 to 50 of 60")
    reader.page.get_by_role("button", name="Next rows").click()
    expect(reader.page.locator("#entry .rows tbody tr")).to_have_count(10)
    with reader.page.expect_download() as kept:
        reader.page.get_by_role("button", name="Download: companies").click()

    assert kept.value.path().read_bytes().count(b"\n") == 60


def test_an_erased_content_is_called_so(reads: Begin, export_folder: Path) -> None:
    """The entry stands, its content does not."""
    reader = reads()
    _looking(reader, export_folder, str(ERASED))
    reader.page.get_by_role("button", name=f"Open entry {ERASED}").click()

    expect(reader.page.locator("#entry")).to_contain_text("The content was erased.")


def test_what_a_record_says_never_becomes_markup(reads: Begin, copy: Path) -> None:
    """A content with tags is shown as the text it is."""
    path = copy / "content/000.jsonl"
    path.write_bytes(path.read_bytes().replace("抽检 5 😀".encode(), b"<img src=x onerror=alert(1)>"))
    reader = reads()
    _looking(reader, copy, subject="draw/1/5")
    reader.page.get_by_role("button", name="Open entry").first.click()

    expect(reader.page.locator("#entry")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(reader.page.locator("#entry img")).to_have_count(0)


def test_nothing_is_browsed_before_a_copy_is_chosen(reads: Begin) -> None:
    """The page says where to choose it."""
    reader = reads("/verify.html#browse")
    reader.page.get_by_role("button", name="Find").click()

    expect(reader.page.locator("#browse-refused")).to_contain_text("Choose a folder")
