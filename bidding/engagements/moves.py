"""What can happen to an engagement, where it can stand, and who may do what: the table that people review."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

__all__ = ["FILING_MOVES", "GRANTS", "FilingState", "Move", "Role", "ServiceState", "grants_matrix"]


class Role(StrEnum):
    """In which capacity somebody acts."""

    COMPANY = "company"
    DEVELOPER = "developer"
    COMMITTEE = "committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    NEIGHBOURHOOD = "neighbourhood"
    SUBDISTRICT = "subdistrict"
    BUREAU = "bureau"


class FilingState(StrEnum):
    """Where the filing before service stands (备案)."""

    UNFILED = "unfiled"
    SUBMITTED = "submitted"
    PASSED = "passed"


class ServiceState(StrEnum):
    """Where the service itself stands: agreed by contract, running, about to end, handed over."""

    AGREED = "agreed"
    SERVING = "serving"
    LEAVING = "leaving"
    LEFT = "left"


class Move(StrEnum):
    """What is done: the filing, the service, its supervision, and the way out."""

    OPEN = "open"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    AGREE = "agree"
    BREACH = "breach"
    START = "start"
    FIND_SERVING = "find_serving"
    RENEW = "renew"
    NOTIFY = "notify"
    REPLACE = "replace"
    APPOINT = "appoint"
    DELIVER = "deliver"
    ORDER = "order"
    COMPLETE = "complete"


FILING_MOVES: Final = frozenset({Move.SUBMIT, Move.RETURN, Move.ACCEPT})
"""The moves of the filing; all others, but the opening, belong to the service."""
_OWNERS: Final = frozenset({Role.COMMITTEE, Role.MANAGEMENT_COMMITTEE})
_OFFICES: Final = frozenset({Role.SUBDISTRICT, Role.BUREAU})

GRANTS: Final[Mapping[Move, frozenset[Role]]] = {
    Move.OPEN: _OFFICES | _OWNERS | {Role.DEVELOPER},
    Move.SUBMIT: frozenset({Role.COMPANY}),
    Move.RETURN: frozenset({Role.BUREAU}),
    Move.ACCEPT: frozenset({Role.BUREAU}),
    Move.AGREE: frozenset({Role.NEIGHBOURHOOD}),
    Move.BREACH: _OFFICES | {Role.NEIGHBOURHOOD},
    Move.START: frozenset({Role.COMPANY}),
    Move.FIND_SERVING: _OFFICES,
    Move.RENEW: _OWNERS,
    Move.NOTIFY: frozenset({Role.COMPANY}),
    Move.REPLACE: _OWNERS | {Role.DEVELOPER},
    Move.APPOINT: frozenset({Role.SUBDISTRICT}),
    Move.DELIVER: frozenset({Role.COMPANY}),
    Move.ORDER: frozenset({Role.BUREAU}),
    Move.COMPLETE: _OWNERS | {Role.NEIGHBOURHOOD, Role.SUBDISTRICT},
}
"""Who may make which move; nobody else may."""


def grants_matrix() -> str:
    """Return the grants as the table that people review: moves down, roles across."""
    lines = [" ".join([f"{'':<13}", *Role])]
    for move, granted in GRANTS.items():
        cells = ((("Y" if role in granted else ".").ljust(len(role))) for role in Role)
        lines.append(" ".join([f"{move:<13}", *cells]).rstrip())
    return "\n".join(lines) + "\n"
