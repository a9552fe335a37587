"""Contracts on record for who signed them and who supervises: a list with what is due next, and the sheet of each."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from web.work.contracts import listing, shown
from web.work.tenders.naming import BUYERS, KINDS, MOVES, ROLES, STATES, due_words
from web.work.tenders.written import yuan_shown

__all__ = ["pages"]

pages = Blueprint("contracts", __name__, url_prefix="/work/contracts")
for _part in (listing, shown):
    _part.add_to(pages)


@pages.context_processor
def _names() -> dict[str, Any]:
    return {
        "states": STATES, "move_names": MOVES, "kinds": KINDS, "buyers": BUYERS, "roles": ROLES,
        "due_words": due_words, "yuan": yuan_shown,
    }  # fmt: skip
