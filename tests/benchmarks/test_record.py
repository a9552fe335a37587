"""What the record costs writers."""

from __future__ import annotations

import pytest

from benchmarks.record import writing_beside_the_sequencer


@pytest.mark.slow
def test_both_arms_write() -> None:
    """A short run comes to a ratio, with the rates of both arms in its note."""
    (line,) = writing_beside_the_sequencer(rounds=1, seconds=1, judged=False)

    assert line.gate_id == "D4"
    assert line.value > 0
    assert line.verdict == "-"
    assert "/s by the wall clock" in line.note
