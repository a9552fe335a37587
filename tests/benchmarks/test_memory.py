"""Peak memory of a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.canonical import Size
from benchmarks.memory import memory, peak_mib


@pytest.mark.slow
def test_the_peak_is_that_of_a_fresh_process(tmp_path: Path) -> None:
    """What this process holds is not counted: the child starts anew, and its peak is told with the growth."""
    ballast = bytearray(b"x" * 1024 * 1024 * 600)
    peak, growth = memory(Size(2_000, 40), Size(500, 40), tmp_path, judged=True)
    assert 30 < peak.value < 600 <= peak_mib()
    assert (peak.unit, growth.verdict) == ("MiB", "pass")
    assert ballast
