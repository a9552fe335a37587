"""The catalogue lists what ships."""

from __future__ import annotations

from pathlib import Path

from credit.rulebook.catalogue import catalogue
from credit.rulebook.folders import CITIES
from tests.builders.rulebooks import minimal_files, write_rulebook


def test_every_city_folder_is_listed_by_id() -> None:
    """A folder that holds a rulebook.yaml is in the catalogue, in alphabetical order."""
    assert [entry.id for entry in catalogue()] == sorted(path.parent.name for path in CITIES.glob("*/rulebook.yaml"))


def test_an_entry_says_whose_it_is_and_how_sure(tmp_path: Path) -> None:
    """Title, authority and status are those of the file."""
    write_rulebook(tmp_path / "tiny", minimal_files())
    (entry,) = catalogue(tmp_path)
    assert (entry.id, entry.title.en, entry.authority.zh, entry.status.state, entry.extends) == (
        "tiny", "tiny", "nobody", "draft", None,
    )  # fmt: skip
