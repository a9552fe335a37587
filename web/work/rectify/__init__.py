"""What inspections found at the estates that a company serves, and what of it is put right by when."""

from __future__ import annotations

from flask import Blueprint

from web.work.rectify import findings

__all__ = ["pages"]

pages = Blueprint("rectify", __name__, url_prefix="/work/rectify")
findings.add_to(pages)
