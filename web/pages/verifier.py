"""The page that checks an export of the public record, served as the files it is: nothing of it is made here."""

from __future__ import annotations

from flask import Blueprint

__all__ = ["pages"]

# Its endpoint is that of static files, so that the cache of pages, which follows publications, leaves it alone.
pages = Blueprint("verifier", __name__, static_folder="../static/verifier", static_url_path="/verify")
pages.add_url_rule("/verify/", endpoint="static", defaults={"filename": "verify.html"})
