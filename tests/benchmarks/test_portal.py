"""What a page costs beside a bare answer."""

from __future__ import annotations

from benchmarks.portal import asking


def test_every_line_is_measured() -> None:
    """A short run comes to all lines, and the counts hold: statements, templates, bytes."""
    lines = {line.gate_id: line for line in asking((10, 30), calls=2, rounds=1, judged=False)}

    assert list(lines) == ["W1", "W2", "W2b", "W2c", "W3", "W4", "W4b", "W5", "W5b", "W6"]
    assert [lines[gate].verdict for gate in ("W1", "W2", "W3")] == ["-"] * 3
    assert [line.gate_id for line in lines.values() if line.verdict == "FAIL"] == []
