"""Who has a vote, and how much area and how many persons stand behind it."""

from __future__ import annotations

import pytest

from bidding.owners import Holding, Roll, Unit, Weight
from bidding.owners.roll import DEVELOPER, sum_of
from models.errors import InputError
from tests.builders.owners import a_roll


def test_an_owner_of_many_units_is_one_person() -> None:
    """Three units of one owner: all their area, and one person."""
    roll = Roll(tuple(Unit(f"u{n}", 8_000, "owner-1") for n in range(3)))

    assert roll.weights == {"owner-1": Weight(24_000, 1)}


def test_all_that_the_developer_keeps_is_one_person() -> None:
    """Units not sold and units not handed over vote together, as one, whoever bought the latter."""
    roll = Roll((
        Unit("u1", 9_000, "owner-1"),
        Unit("u2", 9_000, "", Holding.UNSOLD),
        Unit("u3", 7_000, "owner-2", Holding.NOT_HANDED_OVER),
    ))  # fmt: skip

    assert roll.weights == {"owner-1": Weight(9_000, 1), DEVELOPER: Weight(16_000, 1)}
    assert roll.whole == Weight(25_000, 2)


def test_a_voter_is_weighed_once() -> None:
    """Naming a voter twice does not double what stands behind it."""
    roll = a_roll(3)

    assert roll.weight(["owner-0", "owner-0", "owner-1"]) == sum_of([Weight(10_000, 1)] * 2)


def test_a_roll_tells_all_its_faults() -> None:
    """A double unit, a unit without area and one without its owner are three problems."""
    units = (Unit("u1", 1, "a"), Unit("u1", 1, "a"), Unit("u2", 0, "b"), Unit("u3", 5, ""))

    with pytest.raises(InputError) as caught:
        Roll(units)

    assert [problem.where for problem in caught.value.problems] == ["unit u1", "unit u2", "unit u3"]


def test_an_empty_roll_is_none() -> None:
    """Nobody can vote where there is no unit."""
    with pytest.raises(InputError, match="no unit"):
        Roll(())
