"""By what a fee on a list is counted, read from the words of its list; what is not understood is not guessed."""

from __future__ import annotations

import re
from typing import Final

from bidding.fees.table_shapes import Unit

__all__ = ["unit_of"]

_AREA: Final = re.compile(r"m²|m2|㎡|平方米|平米|平方")
_HOUSEHOLD: Final = re.compile(r"户|household|flat", re.IGNORECASE)
_MONTH: Final = re.compile(r"月|month", re.IGNORECASE)
_OTHER: Final = re.compile(r"年|季|日|天|次|\d{2,}|year|quarter|week|day", re.IGNORECASE)


def unit_of(per: str) -> Unit | None:
    """Return the unit of words such as `平方米·月` or `m² a month`; None where they say something else."""
    if not _MONTH.search(per) or _OTHER.search(per):
        return None
    area, household = _AREA.search(per) is not None, _HOUSEHOLD.search(per) is not None
    if area == household:
        return None
    return "m2_month" if area else "household_month"
