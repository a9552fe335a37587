"""The morning's page of the authority: what is due, what is late, and what drifts."""

from __future__ import annotations

from flask import Blueprint

from web.work.overview import figures

__all__ = ["pages"]

pages = Blueprint("overview", __name__, url_prefix="/work/overview")
figures.add_to(pages)
