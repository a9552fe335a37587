"""What is measured, what it may come to, and how a run is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from benchmarks.pairs import Ratios

__all__ = ["Measured", "as_json", "of_ratios", "passed", "table"]

_HEADS = ("id", "what", "measured", "gate", "stretch", "verdict")


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table. `gate` is the most it may come to; None is told but never judged.

    `low` and `high` are the extremes of the rounds; `note` says what else there is to know.
    """

    gate_id: str
    what: str
    value: float
    unit: str = "x"
    low: float | None = None
    high: float | None = None
    gate: float | None = None
    stretch: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """`pass`, `FAIL`, or `-` where nothing is judged."""
        if self.gate is None:
            return "-"
        return "pass" if self.value <= self.gate else "FAIL"


def of_ratios(gate_id: str, what: str, ratios: Ratios, *, gate: float | None, stretch: float | None = None) -> Measured:
    """Return the line of a paired measurement."""
    note = f"CPU {ratios.above * 1000:.0f} ms / {ratios.below * 1000:.0f} ms, {len(ratios.values)} rounds"
    extremes = min(ratios.values), max(ratios.values)
    return Measured(gate_id, what, ratios.median, "x", *extremes, gate=gate, stretch=stretch, note=note)


def passed(lines: Iterable[Measured]) -> bool:
    """Return whether no gate failed."""
    return all(line.verdict != "FAIL" for line in lines)


def as_json(lines: Iterable[Measured]) -> list[dict[str, object]]:
    """Return the lines as plain data, with the verdict."""
    return [asdict(line) | {"verdict": line.verdict} for line in lines]


def table(lines: Iterable[Measured]) -> Iterator[str]:
    """Yield the lines of a table that people read, the note of each below it."""
    lines = list(lines)
    rows = [_HEADS, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    told = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    yield told[0]
    for line, text in zip(lines, told[1:], strict=True):
        yield text
        if line.note:
            yield " " * (widths[0] + 2) + line.note


def _cells(line: Measured) -> tuple[str, ...]:
    limits = (_limit(line.gate, line.unit), _limit(line.stretch, line.unit))
    return (line.gate_id, line.what, _value(line), *limits, line.verdict)


def _value(line: Measured) -> str:
    extremes = "" if line.low is None or line.high is None else f" [{_number(line.low)}..{_number(line.high)}]"
    return f"{_number(line.value)} {line.unit}{extremes}"


def _limit(limit: float | None, unit: str) -> str:
    return "-" if limit is None else f"{_number(limit)} {unit}"


def _number(value: float) -> str:
    """Return a number with as many digits as tell it from its gate."""
    if value == int(value) or value >= 100:  # noqa: PLR2004 - three digits are enough
        return f"{value:.0f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"  # noqa: PLR2004 - below a tenth, two digits that are not 0
