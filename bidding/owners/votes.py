"""A vote of owners (业主大会会议) as what happened: called, counted, announced, and what a subdistrict did to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.tally import Item, Limits
from models.values.moments import parse_moment, shanghai_date

__all__ = ["Attempt", "Call", "Role", "Vote", "VoteMove", "VoteState", "VoteStep", "item_of"]


class Role(StrEnum):
    """Who acts in the affairs of an estate."""

    OWNERS = "owners"
    COMMITTEE = "committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    SUBDISTRICT = "subdistrict"
    AUTHORITY = "authority"


class VoteState(StrEnum):
    """Where a vote stands; that it is open follows from its window and the moment."""

    DRAFTED = "drafted"
    CALLED = "called"
    COUNTED = "counted"
    ANNOUNCED = "announced"
    ORDERED = "ordered"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class VoteMove(StrEnum):
    """What is done with a vote."""

    CONSULT = "consult"
    CALL = "call"
    WITHDRAW = "withdraw"
    COUNT = "count"
    ANNOUNCE = "announce"
    ORDER = "order"
    CORRECT = "correct"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class VoteStep:
    """One step: when, by whom in which role; `details` are plain values with a canonical form, and name no person."""

    move: VoteMove
    at: datetime
    by: str
    role: Role
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day in Shanghai on which it was taken."""
        return shanghai_date(self.at)


@dataclass(frozen=True, slots=True)
class Call:
    """The notice of a vote: its agenda and window, `opens_at <= cast_at < closes_at`.

    `special`: an extraordinary meeting, with its shorter notice. `owners`: persons who asked for it, where owners did.
    `seats`: how many of the candidates on the agenda a ballot may name; 0 where nobody is elected by name.
    `request`: the joint request of owners that it answers, on whose count `owners` then rests.
    """

    items: tuple[Item, ...]
    opens_at: datetime
    closes_at: datetime
    roll_digest: str
    special: bool = False
    secret: bool = False
    owners: int = 0
    seats: int = 0
    request: str = ""

    @property
    def window(self) -> timedelta:
        """How long it is open."""
        return self.closes_at - self.opens_at

    def as_details(self) -> dict[str, Any]:
        """Return the call as the plain details of a step."""
        return {
            "items": [_item_json(item) for item in self.items],
            "opens_at": self.opens_at.isoformat(), "closes_at": self.closes_at.isoformat(),
            "roll": self.roll_digest, "special": self.special, "secret": self.secret, "owners": self.owners,
            **({"seats": self.seats} if self.seats else {}),  # left out of votes on matters, as it always was
            **({"request": self.request} if self.request else {}),
        }  # fmt: skip

    @classmethod
    def from_details(cls, details: Mapping[str, Any]) -> Call:
        """Return the call of the details of a step. Raises KeyError or ValueError for others."""
        parse_moment(details["opens_at"]), parse_moment(details["closes_at"])
        return cls(
            items=tuple(map(item_of, details["items"])),
            opens_at=datetime.fromisoformat(details["opens_at"]),
            closes_at=datetime.fromisoformat(details["closes_at"]),
            roll_digest=details["roll"], special=details["special"], secret=details["secret"], owners=details["owners"],
            seats=details.get("seats", 0), request=details.get("request", ""),
        )  # fmt: skip


@dataclass(frozen=True)
class Vote:
    """A vote and its steps in order, never changed."""

    id: str
    community_id: str
    steps: tuple[VoteStep, ...] = ()

    def with_step(self, step: VoteStep) -> Vote:
        """Return the vote with one more step."""
        return replace(self, steps=(*self.steps, step))

    @cached_property
    def call(self) -> Call | None:
        """Return the call, None before there is one."""
        found = self.call_step
        return None if found is None else Call.from_details(found.details)

    @property
    def call_step(self) -> VoteStep | None:
        """Return the step that called it, the notice to all owners; None before."""
        return next((step for step in self.steps if step.move is VoteMove.CALL), None)

    @property
    def outcomes(self) -> Mapping[str, Mapping[str, Any]]:
        """Return item -> its outcome as counted; nothing before the count."""
        counted = next((step for step in self.steps if step.move is VoteMove.COUNT), None)
        return {} if counted is None else counted.details["outcomes"]

    def is_open(self, at: datetime) -> bool:
        """Return whether a ballot may be cast at a moment, by the window alone."""
        return self.call is not None and self.call.opens_at <= at < self.call.closes_at

    def passed(self) -> Iterator[Item]:
        """Yield the items that the count on record found passed."""
        outcomes = self.outcomes
        if outcomes and self.call is not None:
            yield from (item for item in self.call.items if outcomes[item.id]["passed"])


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that somebody wants to take on a vote, and the law; `persons`: all persons of the roll."""

    vote: Vote
    step: VoteStep
    law: OwnersLaw
    persons: int = 0
    principal: Role | None = None


def _item_json(item: Item) -> dict[str, Any]:
    limits = item.limits and {
        "each_fen": item.limits.each_fen, "year_fen": item.limits.year_fen, "until": item.limits.until.isoformat(),
    }  # fmt: skip
    return {"id": item.id, "matter": item.matter, "title": item.title, "subject": item.subject, "limits": limits}


def item_of(plain: Mapping[str, Any]) -> Item:
    """Return the item of plain values. Raises KeyError, TypeError or ValueError for others."""
    told = plain.get("limits")
    limits = None
    if told is not None:
        limits = Limits(int(told["each_fen"]), int(told["year_fen"]), date.fromisoformat(told["until"]))
    return Item(plain["id"], plain["matter"], plain["title"], plain.get("subject", ""), limits)
