"""The morning's page of the authority: what is due, what is late, and what drifts."""

from __future__ import annotations

from flask import Blueprint

from web.work.overview import fees, figures

__all__ = ["pages"]

pages = Blueprint("overview", __name__, url_prefix="/work/overview")
for _part in (figures, fees):
    _part.add_to(pages)
