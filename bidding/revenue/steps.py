"""Steps: what happens to an estate's money beside its book entries, one fact each, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

__all__ = ["FUND_MOVES", "MoneyMove", "MoneyRole", "MoneyStep", "of_subject"]


class MoneyRole(StrEnum):
    """In which capacity somebody acts on an estate's money."""

    COMPANY = "company"
    DEVELOPER = "developer"
    COMMITTEE = "committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    OWNERS = "owners"
    BOOKKEEPER = "bookkeeper"
    AUDITOR = "auditor"
    NEIGHBOURHOOD = "neighbourhood"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    CITY = "city"


class MoneyMove(StrEnum):
    """What is done: the estate's terms, its bank, its fees, its board, its audits, and its maintenance fund."""

    OPEN = "open"
    STAGE = "stage"
    AUTHORISE = "authorise"
    REVOKE = "revoke"
    BUDGET = "budget"
    IMPORT = "import"
    MATCH = "match"
    LIST_FEES = "list_fees"
    CHARGE = "charge"
    DISCLOSE = "disclose"
    TAKE_DOWN = "take_down"
    ASK_AUDIT = "ask_audit"
    COMMISSION_AUDIT = "commission_audit"
    REPORT_AUDIT = "report_audit"
    PUBLISH_AUDIT = "publish_audit"
    APPLY = "apply"
    CONFIRM = "confirm"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    LINK = "link"
    ADVANCE = "advance"
    REFILE = "refile"
    COMPLETE = "complete"
    SETTLE = "settle"
    PUBLISH_WORKS = "publish_works"


FUND_MOVES = frozenset({
    MoneyMove.APPLY, MoneyMove.CONFIRM, MoneyMove.APPROVE, MoneyMove.REFUSE, MoneyMove.WITHDRAW, MoneyMove.LINK,
    MoneyMove.ADVANCE, MoneyMove.REFILE, MoneyMove.COMPLETE, MoneyMove.SETTLE, MoneyMove.PUBLISH_WORKS,
})  # fmt: skip
"""The moves on an application to the maintenance fund."""


@dataclass(frozen=True, slots=True)
class MoneyStep:
    """One step: on which day it happened, when it was recorded, by whom in which role.

    `subject` names what it is about: an application, an audit, a bank statement, a disclosure (`head/period`), or an
    authorisation. `content` is plain values with a canonical form, and names no person.
    """

    move: MoneyMove
    on: date
    at: datetime
    by: str
    role: MoneyRole
    subject: str | None = None
    content: Mapping[str, Any] = field(default_factory=dict)


def of_subject(steps: Iterable[MoneyStep], subject: str, moves: Iterable[MoneyMove]) -> Iterator[MoneyStep]:
    """Yield the steps of some moves on one subject, in their order."""
    wanted = frozenset(moves)
    return (step for step in steps if step.subject == subject and step.move in wanted)
