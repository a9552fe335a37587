"""Ratings and rulebooks: runs beside one another, a new run, what a change would do, and what differs in versions."""

from __future__ import annotations

from flask import Blueprint

from web.work.ratings import asking, books, runs, trying

__all__ = ["pages"]

pages = Blueprint("ratings", __name__, url_prefix="/work/ratings")
for _part in (runs, asking, trying, books):
    _part.add_to(pages)
