"""Complaints that a company has to answer: about the estates it serves, and its own by the duty list."""

from __future__ import annotations

from flask import Blueprint

from web.work.answers import shown, steps

__all__ = ["pages"]

pages = Blueprint("answers", __name__, url_prefix="/work/answers")
for _part in (shown, steps):
    _part.add_to(pages)
