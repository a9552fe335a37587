"""The red, grey and black lists, as the run proposes them."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, render_template

from web.pages.wording import Wording
from web.reading import connection, published
from web.register.standing import proposed_lists

__all__ = ["pages"]

pages = Blueprint("lists", __name__)

_MOST: Final = 50
"""Entries of a list on the page; the register shows all."""


@pages.get("/lists")
def show() -> str:
    """Show the three lists, each with what it rests on."""
    now = published()
    lists = proposed_lists(connection(), now)
    return render_template("lists.html", now=now, words=Wording(now.book), lists=lists, most=_MOST)
