"""What this portal is, where its data come from, and what it does not claim."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.pages.wording import Wording
from web.reading import published

__all__ = ["pages"]

pages = Blueprint("about", __name__)


@pages.get("/about")
def show() -> str:
    """Show it."""
    now = published()
    return render_template("about.html", now=now, words=Wording(now.book))
