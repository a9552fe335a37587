"""Lists, objections and repair: what is proposed, whose move it is, steps, papers to sign, and pushes."""

from __future__ import annotations

from flask import Blueprint

from web.work.lists import deciding, petitions, pushing, reviewing, shown, steps

__all__ = ["pages"]

pages = Blueprint("lists", __name__, url_prefix="/work/lists")
for _part in (shown, steps, deciding, petitions, reviewing, pushing):
    _part.add_to(pages)
