"""The fee of a menu is the sum of what was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.fees.menus import area_of, menu_fee, menu_rate
from models.errors import InputError
from tests.builders.fee_tables import a_fee_table

DAY = date(2024, 5, 1)


def test_the_fee_is_the_sum_of_its_lines() -> None:
    """0.30 and 0.45 yuan for 89.50 m², 5.00 yuan for one household; a service that is named twice counts once."""
    fee = menu_fee(a_fee_table(), ["sweep", "guard", "parcels", "sweep"], DAY, area=89_50, households=1)

    assert [one.fen for one in fee.lines] == [2685, 4028, 500]
    assert fee.fen == 7213


def test_nothing_chosen_costs_nothing() -> None:
    """An empty menu."""
    assert menu_fee(a_fee_table(), [], DAY).fen == 0


def test_every_fault_is_told() -> None:
    """What is not on the menu, and a measure that was not given."""
    with pytest.raises(InputError) as caught:
        menu_fee(a_fee_table(), ["sauna", "sweep", "parcels"], DAY)

    assert [one.where for one in caught.value.problems] == ["service sauna", "service sweep", "service parcels"]
    assert "sweep, guard, parcels" in caught.value.problems[0].remedy


def test_prices_are_those_of_the_day() -> None:
    """Nothing was on offer before."""
    with pytest.raises(InputError, match="Services are none"):
        menu_fee(a_fee_table(), ["sweep"], date(2022, 12, 31), area=100)


def test_a_rate_is_the_sum_for_one_unit() -> None:
    """None where something chosen is counted otherwise, or is not offered."""
    table = a_fee_table()

    assert menu_rate(table, ["sweep", "guard"], DAY, "m2_month") == 75
    assert menu_rate(table, ["sweep", "parcels"], DAY, "m2_month") is None
    assert menu_rate(table, ["sauna"], DAY, "m2_month") is None


def test_an_area_is_read_as_people_write_it() -> None:
    """With two decimals at most; nothing is none, and anything else is told."""
    assert [area_of(text) for text in ("89.5", "89", "89.05", "")] == [8950, 8900, 8905, 0]
    for text in ("-1", "89.555", "much", "1e3"):
        with pytest.raises(InputError, match="is no floor area"):
            area_of(text)
