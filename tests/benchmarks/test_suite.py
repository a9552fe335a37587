"""The list of gates."""

from __future__ import annotations

from benchmarks.suite import GATES


def test_the_gates_of_the_issue_are_there() -> None:
    """`make bench` has the gates on speed, growth and memory, and those of the synthetic city."""
    assert {"B1", "B2", "B4", "B6", "G1", "G2"} <= GATES.keys()
