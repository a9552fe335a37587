"""Renovation of old estates at work: the library, what is late, each step of a project, and property rooms."""

from __future__ import annotations

from flask import Blueprint

from web.work.renovations import rooms, shown, steps

__all__ = ["pages"]

pages = Blueprint("renovations", __name__, url_prefix="/work/renovations")
for _part in (shown, steps, rooms):
    _part.add_to(pages)
