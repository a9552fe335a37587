"""Steps of projects entered into a register, as a clerk does it.

take_in(clerk, "willow-24", step); goes_on(clerk, "willow-24", READY[0])
"""

from __future__ import annotations

from credit.renovation import Step
from models.record import Clerk
from web.register.renovation.projects import add_step

__all__ = ["goes_on"]


def goes_on(clerk: Clerk, name: str, step: Step) -> None:
    """Take a step of a project, on record."""
    add_step(clerk, name, lambda _: step)
