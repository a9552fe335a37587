"""A folder of output appears whole or not at all, and nobody's files are lost."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

from models.errors import InputError
from web.cli.folders import RUN_FILE, new_folder, output_folder


def write(out: Path, *names: str, force: bool = False) -> None:
    """Write an output of these files."""
    with output_folder(out, force=force) as folder:
        for name in names:
            (folder / name).write_text("new", encoding="utf-8")
        (folder / RUN_FILE).write_text(json.dumps({"files": names}), encoding="utf-8")


def names_in(folder: Path) -> list[str]:
    """Return what lies in a folder, by name."""
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_appears_with_its_parents(tmp_path: Path) -> None:
    """Missing parents are made, and no temporary folder is left."""
    write(tmp_path / "a" / "b", "ratings.csv")

    assert names_in(tmp_path / "a" / "b") == ["ratings.csv", RUN_FILE]
    assert names_in(tmp_path) == ["a"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    """What was half written is gone."""
    with suppress(TypeError), output_folder(tmp_path / "a" / "b", force=False) as folder:
        (folder / "ratings.csv").write_text("half", encoding="utf-8")
        (folder / RUN_FILE).write_text(json.dumps({1, 2}), encoding="utf-8")

    assert names_in(tmp_path) == []


def test_an_earlier_output_is_replaced(tmp_path: Path) -> None:
    """Files that only the earlier run wrote do not stay behind."""
    write(tmp_path / "out", "ratings.csv", "ratings.json")
    write(tmp_path / "out", "ratings.csv")

    assert names_in(tmp_path / "out") == ["ratings.csv", RUN_FILE]


def test_a_failure_keeps_the_earlier_output(tmp_path: Path) -> None:
    """Until the new one is whole, the old one stands."""
    write(tmp_path / "out", "ratings.csv")

    with suppress(TypeError), output_folder(tmp_path / "out", force=False) as folder:
        (folder / RUN_FILE).write_text(json.dumps({1, 2}), encoding="utf-8")

    assert names_in(tmp_path / "out") == ["ratings.csv", RUN_FILE]


@pytest.mark.parametrize("run_file", [None, "{}", "no json", '{"files": ["ratings.csv"]}'])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, run_file: str | None) -> None:
    """Whatever its run.json says: a file that we did not write is not ours to remove."""
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    if run_file is not None:
        (tmp_path / RUN_FILE).write_text(run_file, encoding="utf-8")

    with pytest.raises(InputError, match="--force"):
        write(tmp_path, "ratings.csv")

    assert (tmp_path / "thesis.docx").read_text(encoding="utf-8") == "mine"


def test_force_writes_beside_what_is_there(tmp_path: Path) -> None:
    """Other files stay even then."""
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")

    write(tmp_path, "ratings.csv", force=True)

    assert names_in(tmp_path) == ["ratings.csv", RUN_FILE, "thesis.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in the way is named, and stays."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")

    with pytest.raises(InputError, match="is a file, not a folder"):
        write(tmp_path / "out" / "deeper", "ratings.csv")


def test_folders_of_an_earlier_output_are_replaced_too(tmp_path: Path) -> None:
    """An output may hold folders."""
    for _ in range(2):
        with output_folder(tmp_path / "demo", force=False) as folder:
            (folder / "city").mkdir()
            (folder / RUN_FILE).write_text('{"files": ["city"]}', encoding="utf-8")

    assert names_in(tmp_path / "demo") == ["city", RUN_FILE]


def test_a_new_folder_may_not_hold_anything(tmp_path: Path) -> None:
    """Not even an earlier output."""
    write(tmp_path / "out", "ratings.csv")

    with pytest.raises(InputError, match="is not empty"), new_folder(tmp_path / "out"):
        pass


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder that was made beforehand is fine."""
    with new_folder(tmp_path) as folder:
        (folder / "companies.csv").write_text("x", encoding="utf-8")

    assert names_in(tmp_path) == ["companies.csv"]
