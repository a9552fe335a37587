"""Assemblies and votes: who acts for an estate, the roll, votes called, cast, counted and supervised."""

from __future__ import annotations

from flask import Blueprint

from web.work.assembly import bodies, calling, candidates, casting, electing, estates, letters, requesting, rolls, votes

__all__ = ["pages"]

pages = Blueprint("assembly", __name__, url_prefix="/assemblies")
for _part in (estates, bodies, rolls, calling, votes, casting, letters, electing, candidates, requesting):
    _part.add_to(pages)
