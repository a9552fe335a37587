"""What the complainer of a case may do now: mark the close, reopen, ask for the next level, withdraw."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from credit.complaints.case import Case
from credit.complaints.desk_rules import DeskRules
from credit.complaints.life import decide
from credit.complaints.moves import Cause, Level, Move, Role
from credit.complaints.steps import Step
from models.errors import RefusedError
from models.values.working_days import Calendar, working_or_weekday

__all__ = ["COMPLAINERS_MOVES", "complainer_step", "open_to_complainer"]

BY: Final = "complainer"
COMPLAINERS_MOVES: Final = (Move.RATE, Move.REOPEN, Move.ESCALATE, Move.WITHDRAW)
"""What a complainer does alone; mediation and suits are begun at the desk, with papers."""
_WITH_REASON: Final = frozenset({Move.REOPEN, Move.ESCALATE, Move.WITHDRAW})
_ANY: Final[Mapping[Move, tuple[str, int | None]]] = {Move.RATE: ("", 1), Move.REOPEN: ("?", None)}
"""What a step has to say so that only its time and state decide on it."""


def complainer_step(
    case: Case, desk: DeskRules, move: Move, at: datetime, reason: str = "", satisfaction: int | None = None
) -> Step:
    """Return the step that a complainer asks for; an escalation goes to the level above the case's own, where there is.

    Raises KeyError for a move that is none of COMPLAINERS_MOVES.
    """
    said: dict[str, Any] = {"reason": reason.strip() or None} if move in _WITH_REASON else {}
    if move is Move.RATE:
        said["satisfaction"] = satisfaction
    elif move is Move.ESCALATE:
        said |= {"level": _above(case, desk), "cause": Cause.REQUEST}
    elif move not in COMPLAINERS_MOVES:
        raise KeyError(move)
    return Step(move, Role.COMPLAINER, BY, at, **said)


def open_to_complainer(
    case: Case, desk: DeskRules, at: datetime, calendar: Calendar = working_or_weekday
) -> tuple[Move, ...]:
    """Return what the complainer may do at a moment, in the order of COMPLAINERS_MOVES."""
    return tuple(move for move in COMPLAINERS_MOVES if _is_open(case, desk, move, at, calendar))


def _is_open(case: Case, desk: DeskRules, move: Move, at: datetime, calendar: Calendar) -> bool:
    if move is Move.ESCALATE and case.level is desk.levels[-1]:
        return False
    try:
        decide(case, complainer_step(case, desk, move, at, *_ANY.get(move, ("", None))), desk, calendar)
    except RefusedError:
        return False
    return True


def _above(case: Case, desk: DeskRules) -> Level:
    """Return the level above, or the highest itself, from where nothing goes further."""
    return desk.levels[min(desk.levels.index(case.level) + 1, len(desk.levels) - 1)]
