"""Renovation of old estates (老旧小区改造): a library of projects, from survey to acceptance, and a city's target."""

from __future__ import annotations

from credit.renovation.law_shapes import RenovationLaw
from credit.renovation.laws import law_for
from credit.renovation.life import project_state, take, taken_in
from credit.renovation.moves import Move, Role, State
from credit.renovation.progress import Outcome, Progress, progress
from credit.renovation.project import Project, Step
from credit.renovation.rooms import PropertyRoom, is_old
from credit.renovation.supervision import Due, due_of

__all__ = [
    "Due", "Move", "Outcome", "Progress", "Project", "PropertyRoom", "RenovationLaw", "Role", "State", "Step", "due_of",
    "is_old", "law_for", "progress", "project_state", "take", "taken_in",
]  # fmt: skip
