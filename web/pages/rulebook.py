"""The rulebook in force, as a page that people can read."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.pages.wording import Wording
from web.reading import published

__all__ = ["pages"]

pages = Blueprint("rulebook", __name__)


@pages.get("/rulebook")
def show() -> str:
    """Show the grades, each rule with its points and clause, the vetoes, the lists and the documents."""
    now = published()
    return render_template("rulebook.html", now=now, words=Wording(now.book))
