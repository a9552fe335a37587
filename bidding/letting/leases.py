"""A lease of an estate's asset as what happened: signed, reminded of, ended, handed back; where it stands follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from bidding.letting.law_shapes import Initial
from bidding.letting.rents import Due, dues
from bidding.letting.terms import LeaseTerms
from bidding.revenue import MoneyRole
from models.errors import InputError, Problem

__all__ = ["EndCause", "Lease", "LeaseMove", "LeaseState", "LeaseStep", "overlapping", "running_on"]


class LeaseMove(StrEnum):
    """What happens to a lease. What is paid stands in the estate's books."""

    SIGN = "sign"
    REMIND = "remind"
    END = "end"
    HAND_BACK = "hand_back"


class LeaseState(StrEnum):
    """Where a lease stands; that its time is over follows from its end and the day."""

    UNSIGNED = "unsigned"
    RUNNING = "running"
    ENDED = "ended"
    RETURNED = "returned"


class EndCause(StrEnum):
    """Why a lease ends before its time: both agree, rent is not paid, it is broken otherwise, or it may not go on."""

    AGREEMENT = "agreement"
    ARREARS = "arrears"
    BREACH = "breach"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class LeaseStep:
    """One step: on which day it happened, when it was recorded, by whom in which role; `content` names no person."""

    move: LeaseMove
    on: date
    at: datetime
    by: str
    role: MoneyRole
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Lease:
    """A lease and its steps in order, never changed."""

    id: str
    community_id: str
    steps: tuple[LeaseStep, ...] = ()

    @cached_property
    def terms(self) -> LeaseTerms:
        """Return its terms. Raises InputError for one that was not signed."""
        if not self.steps:
            raise InputError(Problem(f"lease {self.id}", "there is none of this name", "Run: wuxin lease list"))
        return LeaseTerms.from_content(self.steps[0].content["terms"])

    @property
    def award(self) -> Mapping[str, Any] | None:
        """Return from which award it was made, None where it was not."""
        found: Mapping[str, Any] | None = self.steps[0].content["award"] if self.steps else None
        return found

    @property
    def authority(self) -> Mapping[str, Any] | None:
        """Return on which vote it rests, None where it was made before there was an assembly."""
        found: Mapping[str, Any] | None = self.steps[0].content["authority"] if self.steps else None
        return found

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the SHA-256 of each paper that came with it: the lease, what ended it, the record of handing back."""
        told = (step.content.get("terms", step.content).get("document") for step in self.steps)
        return tuple(dict.fromkeys(digest for digest in told if digest))

    @property
    def ended_on(self) -> date | None:
        """Return the first day after it where it was ended before its time, else None."""
        ends = [step.content["ends_on"] for step in self.steps if step.move is LeaseMove.END]
        return date.fromisoformat(ends[-1]) if ends else None

    def ends_on(self, founded: date | None = None, initial: Initial | None = None) -> date:
        """Return the first day after it: by its terms, its early end, or by law.

        `founded` is the day on which the assembly was founded: it may end a lease of the time before (`initial`).
        """
        end = min(self.terms.until, self.ended_on or self.terms.until)
        if founded is None or initial is None or initial.after_founding is None or self.authority is not None:
            return end
        return min(end, initial.after_founding.after(founded))

    def dues(self, end: date | None = None) -> tuple[Due, ...]:
        """Return its instalments until an end, by default its own."""
        return dues(self.terms, end or self.ends_on())


def overlapping(terms: LeaseTerms, others: Iterable[tuple[Lease, date]]) -> list[Lease]:
    """Return the leases of the same asset, each with its end, that run on a day on which these terms would."""
    return [
        lease
        for lease, end in others
        if lease.terms.asset_id == terms.asset_id and lease.terms.since < terms.until and terms.since < end
    ]


def running_on(others: Iterable[tuple[Lease, date]], asset_id: str, day: date) -> tuple[Lease, date] | None:
    """Return the lease of an asset that runs on a day, with its end; None where the asset is vacant."""
    found = ((lease, end) for lease, end in others if lease.terms.asset_id == asset_id)
    return next(((lease, end) for lease, end in found if lease.terms.since <= day < end), None)
