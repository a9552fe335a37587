"""Accounts and roles: opened by administrators for all, and by whoever acts for an organisation for its own people."""

from __future__ import annotations

from flask import Blueprint

from web.work.accounts import changing, opening, organisations, shown

__all__ = ["pages"]

pages = Blueprint("accounts", __name__, url_prefix="/accounts")
for _part in (shown, opening, organisations, changing):
    _part.add_to(pages)
