"""When to try again: the waits of the Standard Webhooks specification, and when it is given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

__all__ = ["ABANDONED", "WAITS", "Attempt", "is_given_up", "next_try"]

WAITS: Final = (
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5),
    timedelta(hours=10), timedelta(hours=14), timedelta(hours=20), timedelta(hours=24),
)  # fmt: skip
"""Standard Webhooks, "Deliverability and reliability": the waits after each failure; after the last it is given up."""

ABANDONED: Final = timedelta(minutes=5)
"""After that long without an outcome the attempt has failed: whoever made it was killed (our own choice)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to send something: when it began, and whether it arrived; None while that is not known."""

    begun_at: datetime
    arrived: bool | None


def next_try(attempts: Sequence[Attempt], at: datetime) -> datetime | None:
    """Return when to try again after these attempts, none of which arrived; None where it is given up.

    While an attempt runs, that is when it will be taken for abandoned.
    """
    if not attempts:
        return at
    last = attempts[-1]
    if last.arrived is None and at < last.begun_at + ABANDONED:
        return last.begun_at + ABANDONED
    return None if is_given_up(attempts, at) else last.begun_at + WAITS[len(attempts) - 1]


def is_given_up(attempts: Sequence[Attempt], at: datetime) -> bool:
    """Return whether all tries were made and failed."""
    runs = bool(attempts) and attempts[-1].arrived is None and at < attempts[-1].begun_at + ABANDONED
    return len(attempts) > len(WAITS) and not runs
