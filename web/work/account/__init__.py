"""One's own account: signing in and out, the password, the second factor, where one is signed in."""

from __future__ import annotations

from flask import Blueprint

from web.work.account import mail, own, signing

__all__ = ["pages"]

pages = Blueprint("account", __name__)
own.add_to(pages)
mail.add_to(pages)
signing.add_to(pages)
