"""The red, grey and black lists, as the run proposes them."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.pages.wording import Wording
from web.reading import connection, published
from web.register.standing import proposed_lists

__all__ = ["pages"]

pages = Blueprint("lists", __name__)


@pages.get("/lists")
def show() -> str:
    """Show the three lists, each with what it rests on."""
    now = published()
    lists = proposed_lists(connection(), now)
    return render_template("lists.html", now=now, words=Wording(now.book), lists=lists)
