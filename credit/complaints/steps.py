"""What is on record of a complaint: that it was received, and each step since; facts that are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from credit.complaints.moves import Cause, Kind, Level, Move, Party, Role
from models.errors import Problem

__all__ = ["SAYS", "Reception", "Says", "Step", "unsaid"]


@dataclass(frozen=True, slots=True)
class Reception:
    """A complaint as it came in; name, phone and text are personal and stand in no fact.

    `received_at`: when the channel took it; `recorded_at`: when the register learned of it.
    """

    complaint_id: str
    desk: str
    channel: str
    matter: str
    received_at: datetime
    recorded_at: datetime
    community_id: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who did what when, and what it says; which fields a move says stands in SAYS.

    `by` names an office, never a person. A step is done when it is recorded: `at` is the register's own clock.
    """

    move: Move
    role: Role
    by: str
    at: datetime
    reason: str | None = None
    document: str | None = None
    text_commitment: str | None = None
    matter: str | None = None
    duty_version: str | None = None
    duty_line: str | None = None
    department: str | None = None
    liability: Party | None = None
    upheld: bool | None = None
    level: Level | None = None
    cause: Cause | None = None
    tier: Level | None = None
    kind: Kind | None = None
    plaintiff: Party | None = None
    duplicate_of: str | None = None
    similarity_milli: int | None = None
    satisfaction: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """The fields that a move must say, and those that it may."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


SAYS: Final[Mapping[Move, Says]] = {
    Move.ROUTE: Says(("matter", "duty_version", "duty_line", "department", "liability"), ("reason",)),
    Move.MERGE: Says(("duplicate_of", "reason"), ("similarity_milli",)),
    Move.SPLIT: Says(("reason",)),
    Move.ACCEPT: Says(),
    Move.REFUSE: Says(("reason",)),
    Move.ESCALATE: Says(("level", "cause"), ("reason",)),
    Move.ANSWER: Says(("text_commitment",), ("document",)),
    Move.FIND: Says(("reason", "document"), ("liability", "upheld")),
    Move.OPEN_MEDIATION: Says(("tier", "kind"), ("reason",)),
    Move.SETTLE: Says(("document",)),
    Move.FAIL_MEDIATION: Says(("reason",)),
    Move.SUE: Says(("plaintiff", "document")),
    Move.JUDGE: Says(("document",)),
    Move.CLOSE: Says(("document",)),
    Move.RATE: Says(("satisfaction",)),
    Move.REOPEN: Says(("reason",)),
    Move.WITHDRAW: Says((), ("reason",)),
    Move.LEDGER_OPEN: Says(("reason",)),
    Move.LEDGER_ASSIGN: Says(("department", "due_on")),
    Move.LEDGER_RECTIFY: Says((), ("reason",)),
    Move.LEDGER_VERIFY: Says(("document",)),
    Move.LEDGER_RETURN: Says(("reason",)),
}
"""What each move says."""

_WORDS: Final[Mapping[str, str]] = {
    "reason": "the reason", "document": "the document that shows it (number or link)", "text_commitment": "the text",
    "matter": "the matter", "duty_version": "the version of the duty list", "duty_line": "the line of the duty list",
    "department": "the responsible unit", "liability": "who is liable", "upheld": "whether it is upheld",
    "level": "the level", "cause": "the cause (timeout or request)", "tier": "the tier", "kind": "the kind",
    "plaintiff": "who sues", "duplicate_of": "the complaint that it repeats", "satisfaction": "the mark",
    "similarity_milli": "how alike they are", "due_on": "the day by which it is to be done",
}  # fmt: skip


def unsaid(step: Step) -> list[Problem]:
    """Return what a step leaves out that its move must say, and what it says that belongs to another move."""
    says = SAYS[step.move]
    given = {name for name in _WORDS if getattr(step, name) not in (None, "")}
    missing = [
        Problem(str(step.move), f"{_WORDS[name]} is missing", "Say it.") for name in says.must if name not in given
    ]
    strange = sorted(given - {*says.must, *says.may})
    extra = [Problem(str(step.move), f"{_WORDS[name]} has no place in it", "Leave it out.") for name in strange]
    return missing + extra
