"""The price part of a bid (商务标): a JSON object in UTF-8 that says the total price; whatever else it holds is free.

    {"total_fen": 87000000}

`total_fen` is the price over the whole term of the lot, in fen; of a letting the rent, for as many months as the
notice says of the lot (`rent_months`).
"""

from __future__ import annotations

import json
from typing import Any, Final

__all__ = ["price_of"]

_KEY: Final = "total_fen"
_MOST: Final = 10**15


def price_of(data: bytes) -> int | None:
    """Return the price in fen that a price part says; None where it says none, more than one, or is no JSON object."""
    try:
        found = json.loads(data, object_pairs_hook=_only_once)
    except (ValueError, RecursionError):
        return None
    price = found.get(_KEY) if isinstance(found, dict) else None
    return price if type(price) is int and 0 <= price <= _MOST else None


def _only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: readers would differ on which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a key stands twice"
        raise ValueError(message)
    return found
