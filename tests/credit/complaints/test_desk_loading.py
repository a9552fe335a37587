"""Desks as data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from credit.complaints import built_in_desks, load_desk
from credit.complaints.desk_loading import DESKS
from models.errors import InputError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of Rongcheng's desk, to change."""
    return Path(shutil.copytree(DESKS / "rongcheng", tmp_path / "desk"))


def _change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", built_in_desks())
def test_every_built_in_desk_is_whole(name: str) -> None:
    """Every number has its article or its reason, every list its digest, and some list is in force today."""
    desk = load_desk(name)

    assert all(len(duties.digest) == 64 for duties in desk.duties)
    assert desk.duties[-1].in_force.until is None


def test_a_number_without_a_basis_is_refused(copied: Path) -> None:
    """With file and line."""
    _change(
        copied, "desk.yaml", "  level:\n    working_days: 5\n    basis:", "  level:\n    working_days: 5\n    bases:"
    )

    with pytest.raises(InputError, match=r"desk/desk\.yaml:\d+ clocks\.level"):
        load_desk(copied)


def test_an_unknown_instrument_is_refused(copied: Path) -> None:
    """A citation leads somewhere."""
    _change(copied, "duties/2021-02.yaml", "instrument: shandong_property", "instrument: hearsay")

    with pytest.raises(InputError, match="cites hearsay"):
        load_desk(copied)


def test_two_lists_in_force_at_once_are_refused(copied: Path) -> None:
    """Then nobody could say which one decided."""
    text = (copied / "duties" / "2021-02.yaml").read_text(encoding="utf-8")
    later = text.replace("rongcheng-2021-02", "rongcheng-2024-01").replace("since: 2021-02-23", "since: 2024-01-01")
    (copied / "duties" / "2024-01.yaml").write_text(later, encoding="utf-8")

    with pytest.raises(InputError, match="both in force on 2024-01-01"):
        load_desk(copied)


def test_what_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    """The built-in names."""
    with pytest.raises(InputError, match="hangzhou, rongcheng"):
        load_desk(tmp_path)
