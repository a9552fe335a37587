"""Programs of one's own: tokens with which they use the interface, and webhooks by which they are told."""

from __future__ import annotations

from flask import Blueprint

from web.work.tokens import hooks, shown

__all__ = ["pages"]

pages = Blueprint("tokens", __name__, url_prefix="/account/tokens")
shown.add_to(pages)
hooks.add_to(pages)
