"""Pairs of CPU times: the arms take turns, and the ratio follows the work."""

from __future__ import annotations

from benchmarks.pairs import Neighbours, Ratios, paired


def test_arms_take_turns() -> None:
    """Both arms run once to warm up, then one after the other in each round, so that noise falls on both."""
    order: list[str] = []
    paired(lambda: _work(order, "a"), lambda: _work(order, "b"), rounds=3)
    assert order == ["a", "b"] * 4


def test_more_work_gives_a_higher_ratio() -> None:
    """Twenty times the work is told from as much work, on any machine."""
    found = paired(lambda: _work([], "a", 20), lambda: _work([], "b"), rounds=5)
    assert found.median > 4
    assert len(found.values) == 5


def test_the_median_is_of_the_rounds() -> None:
    """The ratio that is judged comes from the pairs, not from both arms' own medians."""
    assert Ratios((1.0, 5.0, 2.0), 1.0, 1.0).median == 2.0


def test_neighbours_are_never_negative() -> None:
    """A quiet machine is told as quiet."""
    assert Neighbours().cores() >= 0


def _work(order: list[str], name: str, amount: int = 1) -> None:
    order.append(name)
    sum(range(amount * 200_000))
