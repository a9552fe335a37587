"""Keys of those who sign: handed in as signed statements, confirmed by their fingerprint, ended for a reason."""

from __future__ import annotations

from flask import Blueprint

from web.work.keys import confirming, shown

__all__ = ["pages"]

pages = Blueprint("keys", __name__, url_prefix="/work/keys")
shown.add_to(pages)
confirming.add_to(pages)
