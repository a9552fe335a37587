"""What can happen to a tender, and who may do it: the tables that people review."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from models.errors import Problem

__all__ = ["GRANTS", "Move", "Role", "State", "grants_matrix", "permission"]


class Role(StrEnum):
    """In which capacity somebody acts on a tender (行为主体); `panel` evaluates, `system` is a program."""

    PROCURING_ENTITY = "procuring_entity"
    AUTHORITY = "authority"
    SUBDISTRICT = "subdistrict"
    OWNERS_COMMITTEE = "owners_committee"
    TENDERER = "tenderer"
    PANEL = "panel"
    SYSTEM = "system"


class State(StrEnum):
    """Where a tender stands (招标状态); derived from its events."""

    DRAFT = "draft"
    FILED = "filed"
    PUBLISHED = "published"
    CLOSED = "closed"
    OPENED = "opened"
    EVALUATED = "evaluated"
    ANNOUNCED = "announced"
    AWARDED = "awarded"
    SECURED = "secured"
    SIGNED = "signed"
    CONTRACT_FILED = "contract_filed"
    PERFORMING = "performing"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    UNSUCCESSFUL = "unsuccessful"


class Move(StrEnum):
    """What is done to a tender (招标环节)."""

    DRAFT = "draft"
    FILE = "file"
    RETURN = "return"
    PUBLISH = "publish"
    ASK = "ask"
    ANSWER = "answer"
    AMEND = "amend"
    EXTEND = "extend"
    CLOSE = "close"
    OPEN = "open"
    CHECK = "check"
    EVALUATE = "evaluate"
    ANNOUNCE = "announce"
    OBJECT = "object"
    REPLY = "reply"
    COMPLAIN = "complain"
    ACCEPT = "accept"
    DECIDE = "decide"
    REDO = "redo"
    WITHDRAW = "withdraw"
    STRIKE = "strike"
    AWARD = "award"
    REPORT = "report"
    SECURE = "secure"
    SIGN = "sign"
    FILE_CONTRACT = "file_contract"
    RETURN_SECURITIES = "return_securities"
    START = "start"
    BREACH = "breach"
    REVIEW = "review"
    DEDUCT = "deduct"
    HAND_OVER = "hand_over"
    APPLY_REFUND = "apply_refund"
    OPINE = "opine"
    REFUND = "refund"
    CANCEL = "cancel"
    FAIL = "fail"


_BUYER: Final = frozenset({Role.PROCURING_ENTITY})
_OFFICES: Final = frozenset({Role.AUTHORITY, Role.SUBDISTRICT})
_BIDDER: Final = frozenset({Role.TENDERER})

GRANTS: Final[Mapping[Move, frozenset[Role]]] = MappingProxyType({
    Move.DRAFT: _BUYER,
    Move.FILE: _BUYER,
    Move.RETURN: frozenset({Role.AUTHORITY}),
    Move.PUBLISH: _BUYER,
    Move.ASK: _BIDDER,
    Move.ANSWER: _BUYER,
    Move.AMEND: _BUYER,
    Move.EXTEND: _BUYER,
    Move.CLOSE: _BUYER | {Role.SYSTEM},
    Move.OPEN: _BUYER | {Role.SYSTEM},
    Move.CHECK: _BUYER | {Role.AUTHORITY, Role.SYSTEM},
    Move.EVALUATE: frozenset({Role.PANEL}),
    Move.ANNOUNCE: _BUYER,
    Move.OBJECT: _BIDDER,
    Move.REPLY: _BUYER,
    Move.COMPLAIN: _BIDDER,
    Move.ACCEPT: frozenset({Role.AUTHORITY}),
    Move.DECIDE: frozenset({Role.AUTHORITY}),
    Move.REDO: _BUYER,
    Move.WITHDRAW: _BIDDER,
    Move.STRIKE: _BUYER | {Role.AUTHORITY},
    Move.AWARD: _BUYER,
    Move.REPORT: _BUYER,
    Move.SECURE: frozenset({Role.SUBDISTRICT}),
    Move.SIGN: _BUYER,
    Move.FILE_CONTRACT: _BUYER | _BIDDER,
    Move.RETURN_SECURITIES: _BUYER,
    Move.START: _BUYER | _BIDDER,
    Move.BREACH: _OFFICES,
    Move.REVIEW: _BUYER,
    Move.DEDUCT: frozenset({Role.SUBDISTRICT}),
    Move.HAND_OVER: _BUYER | {Role.SUBDISTRICT},
    Move.APPLY_REFUND: _BIDDER,
    Move.OPINE: frozenset({Role.OWNERS_COMMITTEE}),
    Move.REFUND: frozenset({Role.SUBDISTRICT}),
    Move.CANCEL: _BUYER,
    Move.FAIL: _BUYER,
})  # fmt: skip
"""Who may make which move; nobody else may."""


def permission(move: Move, role: Role) -> list[Problem]:
    """Return why a role may not make a move, none where it may."""
    if role in GRANTS[move]:
        return []
    may = ", ".join(sorted(GRANTS[move]))
    return [Problem(f"{move} by {role}", f"the role {role} may not do this", f"Let one of these do it: {may}.")]


def grants_matrix() -> str:
    """Return the table of who may do what, a row for each move, for the page that people review."""
    width = max(len(move) for move in GRANTS)
    lines = [" ".join([" " * width, *Role])]
    for move, roles in GRANTS.items():
        cells = [("yes" if role in roles else ".").ljust(len(role)) for role in Role]
        lines.append(" ".join([move.ljust(width), *cells]).rstrip())
    return "\n".join(lines) + "\n"
