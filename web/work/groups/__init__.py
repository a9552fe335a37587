"""Leading groups for who keeps them: what is due, one group, setting up, and every step as a form."""

from __future__ import annotations

from flask import Blueprint

from web.work.groups import setting_up, shown, steps

__all__ = ["pages"]

pages = Blueprint("groups", __name__, url_prefix="/group-desk")
for _part in (setting_up, shown, steps):
    _part.add_to(pages)
