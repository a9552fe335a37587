"""Guided fees that move with an index (HZ-11): what the index makes of them, as a proposal and never by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bidding.fees.table_shapes import Band, FeeTable, Index, Version

__all__ = ["Moved", "Proposal", "proposal"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A band, and the base fee in fen that the index makes of it, rounded half up."""

    band: Band
    fen: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the index has done since a version began: from which month to which, and the fees that follow.

    `change` is the part by which the index rose, below 0 where it fell. `reached`: whether it is enough to propose.
    """

    version: Version
    index: Index
    base: str
    newest: str
    change: Fraction
    moved: tuple[Moved, ...]

    @property
    def reached(self) -> bool:
        """Return whether the index has moved as far as the table asks before anything is proposed."""
        return abs(self.change) >= self.index.least


def proposal(table: FeeTable, on: date) -> Proposal | None:
    """Return what the index makes of the fees in force on a day, from the readings known by then.

    It is measured from the newest reading of or before the month in which the version began to the newest by the day.
    None where there is no index, no version, or no reading for both.
    """
    version, index = table.version_on(on), table.index
    if version is None or index is None:
        return None
    base, newest = _reading(index, version.since), _reading(index, on)
    if base is None or newest is None:
        return None
    change = Fraction(index.readings[newest], index.readings[base]) - 1
    factor = 1 + index.weight * change
    moved = tuple(Moved(band, int(band.fen * factor + Fraction(1, 2))) for band in version.bands)
    return Proposal(version, index, base, newest, change, moved)


def _reading(index: Index, day: date) -> str | None:
    """Return the newest month with a reading that is not after the month of a day."""
    months = [month for month in index.readings if month <= f"{day:%Y-%m}"]
    return max(months) if months else None
