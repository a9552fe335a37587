"""Evaluations for whoever runs or supervises them: panels drawn and replaced, prices opened, results disclosed."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from web.work.evaluations import doing, files, shown, technical
from web.work.evaluations.naming import KINDS, MOVES, STATES
from web.work.evaluations.waiting import waiting

__all__ = ["pages", "waiting"]

pages = Blueprint("evaluations", __name__, url_prefix="/work/evaluations")
for _part in (shown, doing, technical, files):
    _part.add_to(pages)


@pages.context_processor
def _names() -> dict[str, Any]:
    return {"states": STATES, "move_names": MOVES, "seat_kinds": KINDS}
