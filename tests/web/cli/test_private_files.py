"""Private files appear whole, for their owner alone, and take no other's place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.errors import InputError
from web.cli.private_files import read_text, refuse_existing, replace_private, write_private


@pytest.fixture(params=["links", "no links"])
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have hard links or not, as on a memory stick."""

    def no_link(*_: object) -> None:
        raise PermissionError(1, "no links here")

    if request.param == "no links":
        monkeypatch.setattr(os, "link", no_link)


@pytest.mark.usefixtures("_disk")
def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Whatever the umask says; and nothing is left beside it."""
    before = os.umask(0)
    try:
        write_private(tmp_path / "x", "密")
    finally:
        os.umask(before)

    assert (tmp_path / "x").read_text(encoding="utf-8") == "密"
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.usefixtures("_disk")
def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """Even where it came between the check and the writing, and where it is a link to nothing."""
    (tmp_path / "x").write_text("old", encoding="utf-8")
    (tmp_path / "y").symlink_to(tmp_path / "nowhere")
    for name in "xy":
        with pytest.raises((InputError, FileExistsError)):
            write_private(tmp_path / name, "new")

    assert (tmp_path / "x").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x", "y"]


def test_all_files_that_are_there_are_told(tmp_path: Path) -> None:
    """Before any work is done."""
    for name in "ab":
        (tmp_path / name).touch()

    with pytest.raises(InputError) as raised:
        refuse_existing(tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert [Path(problem.where).name for problem in raised.value.problems] == ["a", "b"]


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    """The new one is its owner's alone, whatever the old one was."""
    (tmp_path / "x").write_text("old", encoding="utf-8")
    (tmp_path / "x").chmod(0o644)
    replace_private(tmp_path / "x", "new")

    assert read_text(tmp_path / "x") == "new"
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing half-done."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "no space left on device")

    (tmp_path / "x").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        replace_private(tmp_path / "x", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert read_text(tmp_path / "x") == "old"


def test_only_text_is_read(tmp_path: Path) -> None:
    """With a word on what is wrong."""
    (tmp_path / "x").write_bytes(b"\xff")

    with pytest.raises(InputError, match="no text in UTF-8"):
        read_text(tmp_path / "x")
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "y")
