"""A listing: one company's place on one list, the facts it rests on, and the steps that were taken, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from credit.standing.law_shapes import ListKind
from models.values.moments import shanghai_date

__all__ = ["ListFacts", "Listing", "Move", "Role", "State", "Step", "same_facts"]


class Role(StrEnum):
    """Who takes a step: an officer or the head of the authority, the company itself, or the clock's own program."""

    OFFICER = "officer"
    HEAD = "head"
    COMPANY = "company"
    SYSTEM = "system"


class State(StrEnum):
    """Where a listing stands; derived from its steps and the day."""

    PROPOSED = "proposed"
    NOTIFIED = "notified"
    OBJECTED = "objected"
    UPHELD = "upheld"
    DROPPED = "dropped"
    PUBLISHED = "published"
    CONTESTED = "contested"
    REPAIRING = "repairing"
    LIFTED = "lifted"
    EXPIRED = "expired"


class Move(StrEnum):
    """What can be done with a listing."""

    NOTIFY = "notify"
    OBJECT = "object"
    HEAR = "hear"
    EXTEND = "extend"
    UPHOLD = "uphold"
    DROP = "drop"
    PUBLISH = "publish"
    CONFIRM = "confirm"
    ASK_REPAIR = "ask_repair"
    REFUSE_REPAIR = "refuse_repair"
    LIFT = "lift"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class ListFacts:
    """列入事实: why a company is proposed: by a rule for something that happened, or by its place in a run's ranks.

    `happened_on` is the day of the event, or the day of the run. Digests say by which rulebook, from which evidence.
    """

    company_id: str
    kind: ListKind
    rulebook: str
    jurisdiction: str
    happened_on: date
    rule: str | None = None
    event: str | None = None
    source_id: str | None = None
    place: int | None = None
    rulebook_digest: str = ""
    evidence_digest: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """一步: a move that was made, when, by whom in which role, with its details; `signed` is a decision with signature.

    `details` and `signed` are plain values with a canonical form. Personal texts are not among them.
    """

    move: Move
    at: datetime
    by: str
    role: Role
    details: Mapping[str, Any]
    signed: Mapping[str, Any] | None = None

    @property
    def day(self) -> date:
        """The day in Shanghai on which it was taken."""
        return shanghai_date(self.at)


@dataclass(frozen=True, slots=True)
class Listing:
    """榜单条目: the facts, the proposed term (`starts_on <= day < ends_on`, None: open), the steps in order."""

    number: int
    facts: ListFacts
    starts_on: date
    ends_on: date | None
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> Listing:
        """Return the listing with one more step."""
        return replace(self, steps=(*self.steps, step))

    @property
    def decided_end(self) -> date | None:
        """The first day after its term, as it was decided, else as it was proposed; None where it has no end."""
        decided = self.last(Move.UPHOLD)
        if decided is None or decided[1].signed is None:
            return self.ends_on
        told = decided[1].signed["content"]["ends_on"]
        return None if told is None else date.fromisoformat(told)

    def last(self, *moves: Move) -> tuple[int, Step] | None:
        """Return number (from 1) and step of the newest step that is one of the moves; None where there is none."""
        numbered = list(enumerate(self.steps, start=1))
        return next((found for found in reversed(numbered) if found[1].move in moves), None)


def same_facts(one: ListFacts, other: ListFacts) -> bool:
    """Return whether two listings rest on the same facts, whatever numbers a later import gave to their rows.

    By rule: the same rule of the same company, for the same source row or for an event of the same kind and day. By
    rank: the same list by the same rulebook on the same day.
    """
    if (one.company_id, one.kind, one.rulebook) != (other.company_id, other.kind, other.rulebook):
        return False
    if one.rule is None or other.rule is None:
        return one.rule is other.rule and one.happened_on == other.happened_on
    same_row = one.source_id is not None and one.source_id == other.source_id
    same_event = (one.event, one.happened_on) == (other.event, other.happened_on)
    return one.rule == other.rule and (same_row or same_event)
