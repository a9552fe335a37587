"""Marks on points (异议标注): what is objected to, to be repaired or under review shows as such until it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Mark", "Marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """标注: what is asked for, by which petition, and until when it has to be decided."""

    kind: Literal["objection", "repair", "review"]
    petition: int
    due_on: date

    def as_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"kind": self.kind, "petition": self.petition, "due_on": self.due_on.isoformat()}


Marks = Mapping[tuple[str, str], Mark]
"""(table, row of evidence) -> the mark on every point that rests on it."""
