"""The scoring gates on tiny evidence: they run, name what they measure, and judge by the gate they are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.canonical import Size
from benchmarks.scoring import compiling, growth, scoring

_TINY, _TINIER = Size(2_000, 40), Size(500, 40)


def test_a_rating_is_set_beside_the_scan(tmp_path: Path) -> None:
    """B1 and B2 tell the median of their rounds, and fail at a gate that nothing can pass."""
    (line,) = scoring("B1", _TINY, tmp_path, gate=0.0, stretch=0.0, rounds=2)
    assert (line.gate_id, line.verdict) == ("B1", "FAIL")
    assert line.low is not None
    assert line.low <= line.value


@pytest.mark.slow
def test_growth_compares_two_sizes(tmp_path: Path) -> None:
    """B4 names both sizes and passes at a gate that nothing can fail."""
    (line,) = growth("B4", (_TINY, _TINIER), tmp_path, gate=1000.0, stretch=1.0, rounds=2)
    assert line.what == "rating 2k x 40 companies / 500 x 40"
    assert line.verdict == "pass"


@pytest.mark.slow
def test_the_constant_cost_is_told_and_not_judged(tmp_path: Path) -> None:
    """Compiling is part of one rating, so it is shown beside the gates."""
    lines = list(compiling(_TINY, tmp_path, rounds=1))
    assert [(line.gate_id, line.verdict) for line in lines] == [("C1", "-"), ("C2", "-")]
