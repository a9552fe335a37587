"""What bids over HTTP cost."""

from __future__ import annotations

import pytest

from benchmarks.submitting import handing_in


@pytest.mark.slow
def test_every_line_is_measured() -> None:
    """A short run over sockets comes to the five lines; only counts are judged."""
    lines = list(handing_in(bids=16, rounds=1, judged=False))

    assert [line.gate_id for line in lines] == ["D1.1", "D1.8", "D2", "D3", "D5"]
    assert all(line.value > 0 for line in lines if "not measured" not in line.note)
    assert [line.verdict for line in lines[2:]] == ["-"] * 3
