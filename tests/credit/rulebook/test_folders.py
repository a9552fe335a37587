"""A rulebook is a folder with a fixed layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.rulebook.errors import RulebookError
from credit.rulebook.folders import CITIES, case_files, find_folder, read_folder
from tests.builders.rulebooks import minimal_content, minimal_files, write_rulebook


def test_the_parts_of_a_folder_come_together(tmp_path: Path) -> None:
    """The files are read into one tree, indicators in the order of their file names."""
    tree, problems = read_folder(write_rulebook(tmp_path / "tiny", minimal_files()))
    assert (tree, problems) == (minimal_content(), [])


@pytest.mark.parametrize(
    "stranger", ["README.md", "indicators/x.yml", "indicators/a/b.yaml", "cases.yaml", "rules/x.yaml"]
)
def test_a_file_that_is_no_part_is_refused(tmp_path: Path, stranger: str) -> None:
    """A misplaced file would be a rule that nobody applies."""
    _, problems = read_folder(write_rulebook(tmp_path / "tiny", {**minimal_files(), stranger: "x: 1"}))
    assert f"tiny/{stranger}" in [problem.where for problem in problems]


def test_a_missing_main_file_is_named(tmp_path: Path) -> None:
    """The problem names the file and the layout."""
    _, problems = read_folder(tmp_path)
    assert [(p.where, p.what) for p in problems] == [(f"{tmp_path.name}/rulebook.yaml", "the file is missing")]


def test_a_main_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    """Keys are needed to know what is what."""
    _, problems = read_folder(write_rulebook(tmp_path / "tiny", {"rulebook.yaml": "- a\n"}))
    assert [problem.what for problem in problems] == ["the file holds no keys"]


@pytest.mark.parametrize("key", ["indicators", "derive", "instruments", "digest"])
def test_parts_with_a_file_of_their_own_stand_there(tmp_path: Path, key: str) -> None:
    """A second place for a part would be a second truth."""
    _, problems = read_folder(write_rulebook(tmp_path / "tiny", minimal_files(**{key: []})))
    assert [problem.what for problem in problems] == [f"`{key}` does not stand in rulebook.yaml"]


def test_an_unknown_name_lists_the_built_in_ones() -> None:
    """The remedy names what there is."""
    with pytest.raises(RulebookError, match="there is no such rulebook"):
        find_folder("nowhere")


def test_a_built_in_id_is_found_without_a_path() -> None:
    """Every folder of cities is found by its name."""
    for folder in CITIES.glob("*/rulebook.yaml"):
        assert find_folder(folder.parent.name) == folder.parent


def test_an_id_cannot_climb_out_of_the_cities() -> None:
    """`..` is a path like any other, never a built-in id."""
    assert find_folder("..") == Path("..").resolve()


def test_case_files_are_read_with_their_problems(tmp_path: Path) -> None:
    """Each file of worked cases comes with its label, in order."""
    files = {"cases/b.yaml": "cases: 1.5", "cases/a.yaml": "cases: []"}
    found = case_files(write_rulebook(tmp_path / "tiny", files))
    assert [(label, len(problems)) for label, _, problems in found] == [
        ("tiny/cases/a.yaml", 0),
        ("tiny/cases/b.yaml", 1),
    ]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A directory in the place of a file is reported, not raised."""
    (tmp_path / "tiny" / "indicators" / "x.yaml").mkdir(parents=True)
    _, problems = read_folder(write_rulebook(tmp_path / "tiny", minimal_files()))
    assert "tiny/indicators/x.yaml" in [problem.where for problem in problems]
