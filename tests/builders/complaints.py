"""Complaints for tests: a desk, a reception, steps that say what they must, and a walk through them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from credit.complaints import Case, DeskRules, Move, Reception, Step, case_of, decide, load_desk, route
from credit.complaints.grants import GRANTS
from credit.complaints.moves import Cause, Kind, Level, Party
from models.errors import RefusedError

__all__ = ["AT", "desk", "given", "reception", "step", "walked"]

AT: Final = datetime(2024, 6, 3, 1, 0, tzinfo=UTC)
"""A Monday morning in Shanghai; the next working days are 4, 5, 6, 7 and, after a holiday, 11 June."""

_SAYS: Final[dict[Move, dict[str, Any]]] = {
    Move.MERGE: {"duplicate_of": "20240601-OTHER", "reason": "the same lift"},
    Move.ESCALATE: {"level": Level.SUBDISTRICT, "cause": Cause.REQUEST},
    Move.ANSWER: {"text_commitment": "sha256:00"},
    Move.FIND: {"reason": "seen on the spot", "document": "doc 1", "upheld": True},
    Move.OPEN_MEDIATION: {"tier": Level.NEIGHBOURHOOD, "kind": Kind.PEOPLE},
    Move.SUE: {"plaintiff": Party.OWNER, "document": "case 1"},
    Move.RATE: {"satisfaction": 4},
    Move.LEDGER_ASSIGN: {"department": "the bureau", "due_on": (AT + timedelta(days=300)).date()},
    **{move: {"document": "doc 1"} for move in (Move.SETTLE, Move.JUDGE, Move.CLOSE, Move.LEDGER_VERIFY)},
    **{
        move: {"reason": "as said"}
        for move in (
            Move.SPLIT, Move.REFUSE, Move.FAIL_MEDIATION, Move.REOPEN, Move.LEDGER_OPEN, Move.LEDGER_RETURN,
        )
    },
}  # fmt: skip


@cache
def desk() -> DeskRules:
    """Return Rongcheng's desk."""
    return load_desk("rongcheng")


def reception(matter: str = "lift", **changes: Any) -> Reception:  # noqa: ANN401 - fields of a reception
    """Return a complaint received and recorded at AT."""
    told = {"complaint_id": "20240603-AAAAA", "channel": "12345", "received_at": AT, "recorded_at": AT}
    return Reception(**{**told, "desk": desk().id, "matter": matter, "community_id": "K1", **changes})


def step(move: Move, hours: float = 0, **says: Any) -> Step:  # noqa: ANN401 - fields of a step
    """Return a step that says all it must, by a role that may take it, so many hours after AT."""
    role = says.pop("role", min(GRANTS[move]))
    said = dict(_SAYS.get(move, {}))
    if move is Move.ROUTE:
        said = route(desk(), says.pop("matter", "lift"), AT.date()).says()
    return Step(move, role, "an office", AT + timedelta(hours=hours), **{**said, **says})


def walked(*moves: Move | Step, matter: str = "lift") -> Case:
    """Return a complaint after steps that are decided one after the other, an hour apart where only moves are given."""
    case = case_of(reception(matter))
    for number, move in enumerate(moves, start=1):
        taken = (
            step(move, number, **({"matter": matter} if move is Move.ROUTE else {})) if isinstance(move, Move) else move
        )
        case = decide(case, taken, desk())
    return case


def given(case: Case, move: Move, hours: float = 100, **says: Any) -> list[str]:  # noqa: ANN401 - fields of a step
    """Return what speaks against a step, as text; nothing where it may be taken."""
    try:
        decide(case, step(move, hours, **says), desk())
    except RefusedError as error:
        return [str(problem) for problem in error.problems]
    return []
