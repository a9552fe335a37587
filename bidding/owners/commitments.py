"""What a committee has bound by delegation, whichever way: by tenders, by applications to the fund, and by payments.

A limit for a year is one limit (LS-20): it holds for the sum of all ways. One thing may go several ways: a
repair is applied for, tendered and paid. It is counted once, by the way in which it is dearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Commitment", "Way", "bound_fen", "spent_beside"]


class Way(StrEnum):
    """How a committee binds the owners' money."""

    TENDER = "tender"
    APPLICATION = "application"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Commitment:
    """So many fen bound by delegation: which way, for which subject, on which matter of the owners' law, and when.

    `subject`: the name of a tender or of an application, or that under which the owners' decision is known.
    """

    way: Way
    subject: str
    matter: str
    fen: int
    at: datetime


def bound_fen(commitments: Iterable[Commitment], links: Mapping[str, str]) -> dict[str, int]:
    """Return matter -> fen bound together. `links`: subject of an application or payment -> the tender of its work."""
    ways: dict[tuple[str, str], dict[Way, int]] = {}
    for one in commitments:
        thing = one.subject if one.way is Way.TENDER else links.get(one.subject, one.subject)
        sums = ways.setdefault((one.matter, thing), {})
        sums[one.way] = sums.get(one.way, 0) + one.fen
    found: dict[str, int] = {}
    for (matter, _), sums in ways.items():
        found[matter] = found.get(matter, 0) + max(sums.values())
    return found


def spent_beside(asked: Commitment, commitments: Iterable[Commitment], links: Mapping[str, str]) -> dict[str, int]:
    """Return matter -> fen that count before what is asked for: with it they give what is bound once it is granted.

    What is asked for may be bound already by another way; then it adds to the year only what it costs more.
    """
    found = bound_fen([*commitments, asked], links)
    return found | {asked.matter: found[asked.matter] - asked.fen}
