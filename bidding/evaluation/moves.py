"""What may be done to an evaluation on record, in which states, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

__all__ = ["GRANTS", "EvaluationMove", "EvaluationRole", "EvaluationState"]


class EvaluationState(StrEnum):
    """Where an evaluation stands; the names of the panel are secret up to `closed`."""

    NEW = "new"
    COMMITTED = "committed"
    MARKING = "marking"
    PRICED = "priced"
    CLOSED = "closed"
    DISCLOSED = "disclosed"


class EvaluationMove(StrEnum):
    """What may be done, from fixing the pool to disclosing everything; `void` lets another panel begin."""

    COMMIT = "commit"
    DRAW = "draw"
    ACCEPT = "accept"
    RECUSE = "recuse"
    ADMIT = "admit"
    MARK = "mark"
    LOCK = "lock"
    OPEN_PRICES = "open_prices"
    AGREE = "agree"
    DECIDE = "decide"
    COMMIT_TIE = "commit_tie"
    CLOSE = "close"
    SIGN = "sign"
    DISCLOSE = "disclose"
    VOID = "void"


class EvaluationRole(StrEnum):
    """Who acts: the office that runs the evaluation, the panel and its members, or the supervising authority."""

    OFFICE = "office"
    PANEL = "panel"
    SUPERVISOR = "supervisor"


GRANTS: Final[Mapping[EvaluationMove, frozenset[EvaluationRole]]] = {
    EvaluationMove.COMMIT: frozenset({EvaluationRole.OFFICE}),
    EvaluationMove.DRAW: frozenset({EvaluationRole.OFFICE}),
    EvaluationMove.ACCEPT: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.RECUSE: frozenset(EvaluationRole),
    EvaluationMove.ADMIT: frozenset({EvaluationRole.OFFICE}),
    EvaluationMove.MARK: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.LOCK: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.OPEN_PRICES: frozenset({EvaluationRole.OFFICE}),
    EvaluationMove.AGREE: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.DECIDE: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.COMMIT_TIE: frozenset({EvaluationRole.OFFICE, EvaluationRole.PANEL}),
    EvaluationMove.CLOSE: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.SIGN: frozenset({EvaluationRole.PANEL}),
    EvaluationMove.DISCLOSE: frozenset({EvaluationRole.OFFICE, EvaluationRole.SUPERVISOR}),
    EvaluationMove.VOID: frozenset({EvaluationRole.OFFICE, EvaluationRole.SUPERVISOR}),
}
"""Who may do what; whatever is not here is denied."""
