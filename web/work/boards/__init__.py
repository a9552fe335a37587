"""Disclosure boards of the estates that a company serves: what it owes by when, its fee lists and charges."""

from __future__ import annotations

from flask import Blueprint

from web.work.boards import charging, posting, shown

__all__ = ["pages"]

pages = Blueprint("boards", __name__, url_prefix="/work/boards")
for _part in (shown, posting, charging):
    _part.add_to(pages)
