"""The draw in plain loops, written from the text of its construction: the oracle of `models.values.draw`."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence

__all__ = ["Tickets", "drawn", "tickets"]

Tickets = list[tuple[bytes, str, int]]
"""Position, label and number of each ticket, sorted."""


def tickets(weights: Mapping[str, int], namespace: str, codes: Sequence[str], randomness: str) -> Tickets:
    """Return all tickets in order."""
    salt = b""
    for code in codes:
        salt += code.encode("utf-8")
    prk = hmac.new(salt, randomness.encode("utf-8"), hashlib.sha256).digest()
    found = []
    for label in weights:
        for number in range(1, weights[label] + 1):
            info = (namespace + "|" + label + "#" + str(number)).encode("utf-8")
            found.append((hmac.new(prk, info + b"\x01", hashlib.sha256).digest(), label, number))
    found.sort()
    return found


def drawn(ordered: Tickets, places: int, excluded: Sequence[str] = ()) -> list[str]:
    """Return the first distinct labels of tickets in order, passing over those excluded."""
    labels: list[str] = []
    for _, label, _ in ordered:
        if label not in labels and label not in excluded and len(labels) < places:
            labels.append(label)
    return labels
