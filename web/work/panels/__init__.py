"""Panels for their members: the invitation, the blind sheet of marks, consensus and decisions, and the report."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from web.work.evaluations.naming import KINDS, STATES
from web.work.panels import doing, listing, reading
from web.work.panels.listing import waiting
from web.work.panels.naming import STEP_NAMES, TASKS

__all__ = ["pages", "waiting"]

pages = Blueprint("panels", __name__, url_prefix="/work/panels")
for _part in (listing, reading, doing):
    _part.add_to(pages)


@pages.context_processor
def _names() -> dict[str, Any]:
    return {"states": STATES, "seat_kinds": KINDS, "step_names": STEP_NAMES, "tasks": TASKS}
