"""Rolls and agendas are read strictly, and every fault is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidding.owners import Choice, Holding, Item, Limits, Unit
from bidding.owners.roll import AreaSource
from models.errors import InputError
from web.cli.owners.files import read_agenda, read_choices, read_roll


def _file(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_roll_is_read(tmp_path: Path) -> None:
    """Areas to the hundredth of a square metre; what is left out is owned and registered."""
    text = "unit,area_m2,owner,holding,area_source\n1-101,89.37,o1,,\n1-102,90,,unsold,surveyed\n"

    assert read_roll(_file(tmp_path, text)).units == (
        Unit("1-101", 8_937, "o1"),
        Unit("1-102", 9_000, "", Holding.UNSOLD, AreaSource.SURVEYED),
    )


def test_every_line_that_is_wrong_is_told(tmp_path: Path) -> None:
    """A word for an area, three decimals, an unknown holding: three problems by their lines."""
    text = "unit,area_m2,owner,holding\n1,big,o1,\n2,1.234,o2,\n3,5,o3,rented\n"

    with pytest.raises(InputError) as caught:
        read_roll(_file(tmp_path, text))

    assert [problem.where.rsplit(" ", 1)[1] for problem in caught.value.problems] == ["2", "3", "4"]


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(InputError, match="owner is missing"):
        read_roll(_file(tmp_path, "unit,area_m2\n"))


def test_an_agenda_is_read(tmp_path: Path) -> None:
    """With what each item authorises."""
    text = """[{"id": "limits", "matter": "use_fund", "title": "Small repairs",
               "limits": {"each_fen": 5, "year_fen": 9, "until": "2025-01-01"}}]"""

    limits = Limits(5, 9, date(2025, 1, 1))
    assert read_agenda(_file(tmp_path, text)) == (Item("limits", "use_fund", "Small repairs", limits=limits),)


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"id": "a"}]', '[{"id": "a", "matter": "b", "title": "c", "limits": {}}]']
)
def test_what_is_no_agenda_is_told(tmp_path: Path, text: str) -> None:
    """Never a crash; an empty object has no items, and a call of none is refused later."""
    if text == "{}":
        assert read_agenda(_file(tmp_path, text)) == ()
        return
    with pytest.raises(InputError, match="no agenda"):
        read_agenda(_file(tmp_path, text))


def test_choices_are_read_or_told() -> None:
    """Each wrong one by itself."""
    assert read_choices(["a=for", "b=abstain"]) == {"a": Choice.FOR, "b": Choice.ABSTAIN}
    with pytest.raises(InputError) as caught:
        read_choices(["a=yes", "for"])
    assert len(caught.value.problems) == 2
