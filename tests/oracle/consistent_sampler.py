"""Rivest's consistent sampler, from its description: another way to draw by sorted tickets, beside ours.

A ticket is a fraction whose digits are SHA-256's in decimal, backwards; the lowest ticket is drawn first. With
replacement, a drawn id gets a new ticket above its old one.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Sequence

__all__ = ["sample"]

Id = int | str


def sample(ids: Sequence[Id], seed: int, *, with_replacement: bool = False) -> Iterator[tuple[str, Id]]:
    """Yield (ticket of nine digits, id) in drawn order; without end where ids are put back."""
    prefix = hashlib.sha256(str(seed).encode()).hexdigest()
    heap: list[tuple[str, Id]] = [(f"0.{_digits(f'{prefix}{one}')}", one) for one in ids]
    heapq.heapify(heap)
    while heap:
        ticket, one = heapq.heappop(heap)
        yield _shown(ticket), one
        if with_replacement:
            heapq.heappush(heap, (_next(ticket), one))


def _digits(text: str) -> str:
    return f"{int(hashlib.sha256(text.encode()).hexdigest(), 16):064d}"[::-1]


def _nines(ticket: str) -> str:
    """Return the ticket up to the end of its leading nines."""
    rest = ticket.removeprefix("0.")
    return ticket[: len(ticket) - len(rest.lstrip("9"))]


def _next(ticket: str) -> str:
    counter = 1
    while (found := _nines(ticket) + _digits(f"{ticket}:{counter}")) <= f"{ticket}0":
        counter += 1
    return found


def _shown(ticket: str) -> str:
    return ticket[: len(_nines(ticket)) + 9]
