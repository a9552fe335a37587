"""Individual credit (个人信用): managers carry their projects' points; owners are recorded after a judgment alone."""

from __future__ import annotations

from credit.individuals.breach_rules import BREACHES, BreachKind
from credit.individuals.owners import OwnerBreach, why_not_recorded
from credit.individuals.project_points import ManagerPoint, ManagerTotal, manager_points, manager_totals

__all__ = [
    "BREACHES", "BreachKind", "ManagerPoint", "ManagerTotal", "OwnerBreach", "manager_points", "manager_totals",
    "why_not_recorded",
]  # fmt: skip
