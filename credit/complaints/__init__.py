"""Complaints: intake, routing, four levels, mediation, close-out, and what they are as evidence."""

from __future__ import annotations

from credit.complaints.case import Case, case_of
from credit.complaints.clocks import Due, dues, next_due, overdue
from credit.complaints.desk_loading import built_in_desks, load_desk
from credit.complaints.desk_rules import DeskRules, DutyLine, DutyList
from credit.complaints.evidence_rows import evidence_row, known_by
from credit.complaints.following import Followed, followed
from credit.complaints.life import CLOSE_OUT, LIFE, decide
from credit.complaints.moves import Level, Move, Party, Role, State
from credit.complaints.repeats import Heard, Repeat, repeat_of
from credit.complaints.routing import Route, route
from credit.complaints.steps import Reception, Step

__all__ = [
    "CLOSE_OUT", "LIFE", "Case", "DeskRules", "Due", "DutyLine", "DutyList", "Followed", "Heard", "Level", "Move",
    "Party", "Reception", "Repeat", "Role", "Route", "State", "Step", "built_in_desks", "case_of", "decide", "dues",
    "evidence_row", "followed", "known_by", "load_desk", "next_due", "overdue", "repeat_of", "route",
]  # fmt: skip
