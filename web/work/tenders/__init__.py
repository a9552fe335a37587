"""Tenders for whoever buys and whoever supervises: drafted step by step, and followed to the end of the contract."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from web.work.tenders import doing, drafting, listing, opening, shown
from web.work.tenders.listing import waiting
from web.work.tenders.naming import BUYERS, KINDS, METHODS, MOVES, OUTCOMES, ROLES, STATES, due_words
from web.work.tenders.written import yuan_shown

__all__ = ["pages", "waiting"]

pages = Blueprint("tenders", __name__, url_prefix="/work/tenders")
for _part in (listing, drafting, shown, opening, doing):
    _part.add_to(pages)


@pages.context_processor
def _names() -> dict[str, Any]:
    return {
        "states": STATES, "move_names": MOVES, "kinds": KINDS, "methods": METHODS, "buyers": BUYERS, "roles": ROLES,
        "outcomes": OUTCOMES, "due_words": due_words, "yuan": yuan_shown,
    }  # fmt: skip
