"""What can happen to a project of renovation, where it can stand, and who may do what: the table that people review."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

__all__ = ["GRANTS", "OVER", "Move", "Role", "State"]


class Role(StrEnum):
    """In which capacity somebody acts: for the subdistrict or town, or for the housing authority."""

    SUBDISTRICT = "subdistrict"
    BUREAU = "bureau"


class State(StrEnum):
    """Where a project stands; `put_off` waits in the library, `halted` had begun."""

    IN_LIBRARY = "in_library"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    ACCEPTED = "accepted"
    PUT_OFF = "put_off"
    HALTED = "halted"
    TAKEN_OUT = "taken_out"


OVER: Final = frozenset({State.ACCEPTED, State.TAKEN_OUT})
"""Where nothing of a project is open any more."""


class Move(StrEnum):
    """What is done with a project."""

    TAKE_IN = "take_in"
    SURVEY = "survey"
    LEAD = "lead"
    SHOW_PLAN = "show_plan"
    ANSWER = "answer"
    START = "start"
    REPORT = "report"
    FINISH = "finish"
    REJECT = "reject"
    ACCEPT = "accept"
    PUT_OFF = "put_off"
    RESUME = "resume"
    TAKE_OUT = "take_out"


_OFFICES: Final = frozenset({Role.SUBDISTRICT, Role.BUREAU})
_BUREAU: Final = frozenset({Role.BUREAU})

GRANTS: Final[Mapping[Move, frozenset[Role]]] = {
    Move.TAKE_IN: _OFFICES, Move.SURVEY: _OFFICES, Move.LEAD: _OFFICES, Move.SHOW_PLAN: _OFFICES,
    Move.ANSWER: _OFFICES, Move.START: _OFFICES, Move.REPORT: _OFFICES, Move.FINISH: _OFFICES, Move.REJECT: _BUREAU,
    Move.ACCEPT: _BUREAU, Move.PUT_OFF: _BUREAU, Move.RESUME: _BUREAU, Move.TAKE_OUT: _BUREAU,
}  # fmt: skip
"""Who may make which move. Our own choice: the town does the work, and who accepts it, or lets it go, is above it."""
