"""What can happen to a campaign and to a finding, and who may do it: the table that people review."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from credit.inspections.shapes import Role
from models.errors import Problem

__all__ = ["MAY", "CampaignMove", "CampaignState", "FindingMove", "FindingState", "matrix", "permission"]


class CampaignState(StrEnum):
    """Where a campaign stands (检查状态)."""

    ANNOUNCED = "announced"
    COMMITTED = "committed"
    ASSIGNED = "assigned"
    INSPECTING = "inspecting"
    CLOSED = "closed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class CampaignMove(StrEnum):
    """What is done to a campaign (检查环节)."""

    ANNOUNCE = "announce"
    COMMIT = "commit"
    DRAW = "draw"
    ASSIGN = "assign"
    VISIT = "visit"
    EXCUSE = "excuse"
    CLOSE = "close"
    PUBLISH = "publish"
    CANCEL = "cancel"
    TAKE_OVER = "take_over"
    FIND_TAKEN_OVER = "find_taken_over"


class FindingState(StrEnum):
    """Where a finding stands (整改状态)."""

    ORDERED = "ordered"
    REPORTED = "reported"
    NOT_RECTIFIED = "not_rectified"
    RECTIFIED = "rectified"
    WITHDRAWN = "withdrawn"


class FindingMove(StrEnum):
    """What is done to a finding (整改环节)."""

    REPORT = "report"
    CONFIRM = "confirm"
    REJECT = "reject"
    EXTEND = "extend"
    WITHDRAW = "withdraw"


Move = CampaignMove | FindingMove

_OFFICES: Final = frozenset({Role.AUTHORITY, Role.SUBDISTRICT})
_INSPECTS: Final = _OFFICES | {Role.INSPECTOR}
_LIABLE: Final = frozenset({Role.COMPANY, Role.DEVELOPER, Role.OUTGOING_COMPANY})

MAY: Final[Mapping[Move, frozenset[Role]]] = {
    CampaignMove.ANNOUNCE: _OFFICES | {Role.DEVELOPER, Role.COMMITTEE},
    CampaignMove.COMMIT: _OFFICES,
    CampaignMove.DRAW: _OFFICES,
    CampaignMove.ASSIGN: _OFFICES,
    CampaignMove.VISIT: _INSPECTS,
    CampaignMove.EXCUSE: _OFFICES,
    CampaignMove.CLOSE: _OFFICES,
    CampaignMove.PUBLISH: _OFFICES,
    CampaignMove.CANCEL: _OFFICES,
    CampaignMove.TAKE_OVER: frozenset({Role.COMPANY}),
    CampaignMove.FIND_TAKEN_OVER: _OFFICES,
    FindingMove.REPORT: _LIABLE,
    FindingMove.CONFIRM: _INSPECTS,
    FindingMove.REJECT: _INSPECTS,
    FindingMove.EXTEND: _OFFICES,
    FindingMove.WITHDRAW: frozenset({Role.AUTHORITY}),
}
"""Who may do what; which of those who may announce may announce a kind, the programme says besides."""


def permission(move: Move, role: Role) -> Problem | None:
    """Return why a role may not make a move; None where it may."""
    if role in MAY[move]:
        return None
    may = ", ".join(sorted(MAY[move]))
    return Problem(f"{move} by {role}", f"the role {role} may not do this", f"Let one of these do it: {may}.")


def matrix() -> str:
    """Return the table of who may do what, a row for each move, for the file that people review."""
    width = max(len(move) for move in MAY)
    head = " ".join([" " * width, *Role])
    rows = [
        " ".join([move.ljust(width), *(("Y" if role in roles else ".").ljust(len(role)) for role in Role)]).rstrip()
        for move, roles in MAY.items()
    ]
    return "\n".join([head, *rows]) + "\n"
