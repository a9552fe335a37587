"""The inbox: notes to one's account and to the organisations that one speaks for."""

from __future__ import annotations

from flask import Blueprint

from web.work.inbox import notes

__all__ = ["pages", "unread_here"]

pages = Blueprint("inbox", __name__, url_prefix="/work/inbox")
notes.add_to(pages)
unread_here = notes.unread_here
