"""How the estates of a town are served: the list, one estate, and what the town puts on record."""

from __future__ import annotations

from flask import Blueprint

from web.work.modes import recording, shown

__all__ = ["pages"]

pages = Blueprint("modes", __name__, url_prefix="/modes")
for _part in (shown, recording):
    _part.add_to(pages)
