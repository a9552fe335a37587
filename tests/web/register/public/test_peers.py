"""Companies of similar size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.register.public.peers import LEAST, Quartiles, peers_of, quartiles


def test_peers_are_between_half_and_twice_the_size() -> None:
    """The company itself is among them, and both ends are."""
    areas = {str(area): area for area in range(50, 210, 10)} | {"small": 49, "large": 201}
    found = peers_of("100", areas)

    assert found is not None
    assert (found[0], min(found[1], key=int), max(found[1], key=int)) == (2, "50", "200")


def test_the_range_widens_until_there_are_enough() -> None:
    """And where there never are, nobody is compared."""
    areas = {str(n): 100 for n in range(LEAST - 1)}

    assert peers_of("0", areas | {"far": 350}) == (4, [*areas, "far"])
    assert peers_of("0", areas) is None


def test_who_serves_nothing_has_no_peers() -> None:
    """Nor has somebody unknown."""
    assert peers_of("none", {str(n): 0 for n in range(20)} | {"none": 0}) is None


def test_quartiles_are_values_that_somebody_has() -> None:
    """By nearest rank."""
    assert quartiles([40, 10, 30, 20]) == Quartiles(4, 10, 10, 20, 30, 40)
    assert quartiles([]) is None


@given(st.lists(st.integers(-100_000, 100_000), min_size=1))
def test_quartiles_are_in_order(values: list[int]) -> None:
    """Whatever the values are."""
    found = quartiles(values)

    assert found is not None
    assert found.least <= found.lower <= found.median <= found.upper <= found.greatest
