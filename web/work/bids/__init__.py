"""Tenders as a company sees them: where it may bid and why not elsewhere, its sealed bid, its result, its contracts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from web.work.bids import handing_in, listing, sealing, shown
from web.work.bids.listing import waiting
from web.work.tenders.naming import BUYERS, CUSTODIANS, KINDS, METHODS, MOVES, OUTCOMES, STATES, due_words
from web.work.tenders.written import yuan_shown

__all__ = ["pages", "waiting"]

pages = Blueprint("bids", __name__, url_prefix="/work/bids")
for _part in (listing, shown, sealing, handing_in):
    _part.add_to(pages)


@pages.context_processor
def _names() -> dict[str, Any]:
    return {
        "states": STATES, "move_names": MOVES, "kinds": KINDS, "methods": METHODS, "buyers": BUYERS,
        "outcomes": OUTCOMES, "keepers": CUSTODIANS, "due_words": due_words, "yuan": yuan_shown,
    }  # fmt: skip
