"""Rolls as files."""

from __future__ import annotations

import pytest

from bidding.owners.roll_files import parse_roll
from models.errors import InputError


def test_areas_are_exact() -> None:
    """80.55 m2 are 8055 hundredths; a byte order mark is no part of the first column's name."""
    roll = parse_roll("\ufeffunit,area_m2,owner\nA1,80.55,o1\n", "roll.csv")

    assert roll.whole.area == 8055


def test_every_line_that_cannot_be_read_is_told() -> None:
    """By its number."""
    with pytest.raises(InputError) as refused:
        parse_roll("unit,area_m2,owner\nA1,x,o1\nA2,1.234,o2\n", "roll.csv")

    assert [one.where for one in refused.value.problems] == ["roll.csv, line 2", "roll.csv, line 3"]
