"""What a measurement comes to: pass, fail or not judged, and how it is printed."""

from __future__ import annotations

import pytest

from benchmarks.gates import Measured, as_json, of_ratios, passed, table
from benchmarks.pairs import Ratios


@pytest.mark.parametrize(("value", "gate", "verdict"), [(3.0, 3.0, "pass"), (3.01, 3.0, "FAIL"), (99.0, None, "-")])
def test_a_gate_is_the_most_that_passes(value: float, gate: float | None, verdict: str) -> None:
    """The gate itself passes, anything above fails, and without a gate nothing is judged."""
    assert Measured("B1", "rating", value, gate=gate).verdict == verdict


def test_one_failure_fails_the_run() -> None:
    """The run passes only where no line fails."""
    fine, bad = Measured("B1", "rating", 1.0, gate=3.0), Measured("B2", "rating", 4.0, gate=3.0)
    assert passed([fine, Measured("C1", "compiling", 50.0)])
    assert not passed([fine, bad])


def test_the_median_is_judged_and_the_extremes_are_told() -> None:
    """One slow round does not fail a gate, and nobody hides it."""
    line = of_ratios("B1", "rating", Ratios((2.0, 9.0, 2.5), 0.5, 0.2), gate=3.0)
    assert (line.value, line.low, line.high, line.verdict) == (2.5, 2.0, 9.0, "pass")


def test_the_table_shows_measured_gate_stretch_and_verdict() -> None:
    """A line holds everything that a reader compares."""
    line = Measured("B1", "rating", 2.5, "x", 2.0, 9.0, gate=3.0, stretch=2.0, note="CPU")
    heads, row, note = table([line])
    assert heads.split() == ["id", "what", "measured", "gate", "stretch", "verdict"]
    assert row.split() == ["B1", "rating", "2.50", "x", "[2..9]", "3", "x", "2", "x", "pass"]
    assert note.strip() == "CPU"


def test_json_carries_the_verdict() -> None:
    """A program need not know the rule."""
    assert as_json([Measured("G2", "bytes", 1, "bytes", gate=0)])[0]["verdict"] == "FAIL"
