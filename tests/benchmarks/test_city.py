"""The gates of the synthetic city on a hamlet: both arms write the same bytes, and a seed gives them again."""

from __future__ import annotations

import pytest

from benchmarks.city import CityPlan, against_faker, differing_bytes, generating

_HAMLET = CityPlan(3, 6, 2)


def test_both_arms_write_the_same_files() -> None:
    """G1 stops where writing the tables again gives other bytes; here it tells a ratio."""
    (line,) = generating(_HAMLET, gate=None, rounds=1)
    assert line.value > 0


@pytest.mark.slow
def test_a_seed_gives_equal_bytes_in_any_process() -> None:
    """G2 counts no byte between two processes that hash differently, in both formats."""
    lines = list(differing_bytes(_HAMLET))
    assert [(line.value, line.verdict) for line in lines] == [(0, "pass"), (0, "pass")]


def test_an_event_is_set_beside_a_row_of_faker() -> None:
    """G3 tells the cost of one event in rows of Faker."""
    (line,) = against_faker(_HAMLET, judged=False, rounds=1)
    assert (line.gate_id, line.verdict) == ("G3", "-")
