"""The words of a complaint's life: its states, the moves between them, who makes them, and at which level."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Cause", "Kind", "LedgerState", "Level", "Move", "Outcome", "Party", "Role", "State"]


class State(StrEnum):
    """Where a complaint stands; derived from its steps, never stored."""

    RECEIVED = "received"
    DUPLICATE = "duplicate"
    ROUTED = "routed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ANSWERED = "answered"
    MEDIATING = "mediating"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    IN_COURT = "in_court"
    JUDGED = "judged"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class LedgerState(StrEnum):
    """Where a complaint stands on the close-out ledger (销号台账)."""

    NOT_LISTED = "not_listed"
    OPEN = "open"
    ASSIGNED = "assigned"
    RECTIFYING = "rectifying"
    VERIFIED = "verified"
    STRUCK_OFF = "struck_off"


class Move(StrEnum):
    """What may be done to a complaint; those that begin with `ledger` move it on the close-out ledger."""

    ROUTE = "route"
    MERGE = "merge"
    SPLIT = "split"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ESCALATE = "escalate"
    ANSWER = "answer"
    FIND = "find"
    OPEN_MEDIATION = "open_mediation"
    SETTLE = "settle"
    FAIL_MEDIATION = "fail_mediation"
    SUE = "sue"
    JUDGE = "judge"
    CLOSE = "close"
    RATE = "rate"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    LEDGER_OPEN = "ledger_open"
    LEDGER_ASSIGN = "ledger_assign"
    LEDGER_RECTIFY = "ledger_rectify"
    LEDGER_VERIFY = "ledger_verify"
    LEDGER_RETURN = "ledger_return"


class Role(StrEnum):
    """Who acts."""

    COMPLAINER = "complainer"
    DESK = "desk"
    HANDLER = "handler"
    COMPANY = "company"
    MEDIATOR = "mediator"
    SUPERVISOR = "supervisor"
    REGULATOR = "regulator"
    CLOCK = "clock"


class Level(StrEnum):
    """The four levels, lowest first (Ziyang plan, three (2) 2: found in the community, solved at the grass roots)."""

    NEIGHBOURHOOD = "neighbourhood"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    CITY = "city"


class Party(StrEnum):
    """Whose a complaint is: who is liable for its matter."""

    COMPANY = "company"
    UTILITY = "utility"
    GOVERNMENT = "government"
    DEVELOPER = "developer"
    OWNER = "owner"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """The three kinds of mediation (人民调解, 行政调解, 司法调解)."""

    PEOPLE = "people"
    ADMINISTRATIVE = "administrative"
    JUDICIAL = "judicial"


class Outcome(StrEnum):
    """How a mediation ended, or that it runs."""

    OPEN = "open"
    SETTLED = "settled"
    FAILED = "failed"


class Cause(StrEnum):
    """Why a complaint goes a level up."""

    TIMEOUT = "timeout"
    REQUEST = "request"
