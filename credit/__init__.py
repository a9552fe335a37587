"""A company's standing: evidence in, explained scores, grades and lists out.

    book    = credit.load_rulebook("rongcheng")
    rated   = credit.rate("evidence/", book, as_of="2024-06-30")   # .ratings and .contributions are pandas frames
    reasons = credit.explain(rated, company_id)

The names are loaded when they are first used, so that reading a rulebook does not wait for a database engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.loading import loaded_on_use

if TYPE_CHECKING:
    from credit.evidence import read_package
    from credit.explaining import explain
    from credit.rulebook import load_rulebook
    from credit.scoring.rating import rate

__all__ = ["explain", "load_rulebook", "rate", "read_package"]

_HOMES = {
    "explain": "credit.explaining",
    "load_rulebook": "credit.rulebook",
    "rate": "credit.scoring.rating",
    "read_package": "credit.evidence",
}

__getattr__ = loaded_on_use(__name__, _HOMES)
