"""The list of gates."""

from __future__ import annotations

from benchmarks.suite import GATES


def test_the_gates_of_the_issue_are_there() -> None:
    """`make bench` has the gates on speed, growth and memory, and those of the synthetic city and the public record."""
    assert {"B1", "B2", "B4", "B6", "G1", "G2", "M1", "M2", "M4", "D4"} <= GATES.keys()
