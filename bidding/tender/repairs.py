"""What a tender says of the repair that an application to the maintenance fund pays for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bidding.tender.events import Tender
from bidding.tender.life import state_of
from bidding.tender.moves import State
from models.errors import Problem, RefusedError

__all__ = ["RepairPrice", "repair_price"]

_OVER = frozenset({State.CANCELLED, State.UNSUCCESSFUL})


@dataclass(frozen=True, slots=True)
class RepairPrice:
    """What the work costs by its tender, in fen; lots that are not awarded count with their estimate."""

    fen: int
    awarded: bool


def repair_price(tender: Tender, estate: str) -> RepairPrice:
    """Return what a tender of an estate's repair costs. Raises RefusedError with every reason why it is none."""
    if problems := list(_problems(tender, estate)):
        raise RefusedError(problems)
    lots, awards = tender.notice.lots, tender.awards
    fen = sum(awards[lot.id].price_fen if lot.id in awards else lot.estimate_fen for lot in lots)
    return RepairPrice(fen, awarded=all(lot.id in awards for lot in lots))


def _problems(tender: Tender, estate: str) -> Iterator[Problem]:
    where, kind, state = f"tender {tender.id}", tender.notice.kind, state_of(tender)
    if kind != "repair":
        yield Problem(where, f"it is a {kind} tender, not of a repair", "Name the tender of the repair.")
    if others := sorted(tender.notice.estates - {estate}):
        what = f"its lots are of {', '.join(others)}, not of {estate} alone"
        yield Problem(where, what, "The fund of an estate pays for its own repairs.")
    if state in _OVER:
        yield Problem(where, f"it is {state}, so it awards nothing", "Tender the repair anew, and name that tender.")
