"""What a preliminary tender lets a square metre and month cost, beside the guided fees of every level (HZ-11).

A notice names no level of service, so only what no level's band would hold is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bidding.fees.checking import FeeStanding
from bidding.fees.laws import law_for
from bidding.fees.table_shapes import FeeTable
from bidding.notices import Lot, Notice, TenderKind

__all__ = ["LotSeen", "lots_outside"]


@dataclass(frozen=True, slots=True)
class LotSeen:
    """A lot whose highest price lies outside every level's band; `rate`, `lowest`, `highest` are fen a m² and month."""

    notice: Notice
    lot: Lot
    standing: FeeStanding
    rate: Fraction
    lowest: Fraction
    highest: Fraction


def lots_outside(notice: Notice, table: FeeTable, day: date) -> Iterator[LotSeen]:
    """Yield the lots of a preliminary tender whose ceiling, else estimate, no level's band of the day would hold.

    Nothing where the table is another place's, the housing is none, or a lot does not tell its floor area.
    """
    guided = "initial" in law_for(notice.jurisdiction).guided and table.holds_in(notice.jurisdiction)
    version = table.version_on(day)
    if notice.kind is not TenderKind.PRELIMINARY or not notice.residential or not guided or version is None:
        return
    bands = [one for one in version.bands if one.scope == "initial"]
    if not bands:
        return
    lowest, highest = min(one.lowest for one in bands), max(one.highest for one in bands)
    for lot in notice.lots:
        fen = lot.estimate_fen if lot.ceiling_fen is None else lot.ceiling_fen
        if not lot.area_m2 or not fen:
            continue
        rate = Fraction(fen, lot.area_m2 * lot.months)
        if rate > highest:
            yield LotSeen(notice, lot, FeeStanding.ABOVE, rate, lowest, highest)
        elif rate < lowest:
            yield LotSeen(notice, lot, FeeStanding.BELOW, rate, lowest, highest)
