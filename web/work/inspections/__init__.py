"""Inspections: campaigns, draws, visits and findings as they are on record, and the steps that an office takes."""

from __future__ import annotations

from flask import Blueprint

from web.work.inspections import announcing, campaigns, drawing, own, reporting, staffing, steps, visiting

__all__ = ["pages"]

pages = Blueprint("inspections", __name__, url_prefix="/work/inspections")
for _part in (announcing, campaigns, drawing, own, reporting, staffing, visiting, steps):
    _part.add_to(pages)
