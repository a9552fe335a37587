"""Our credit file: every point with its evidence, objections and repair, proposed listings, certificates."""

from __future__ import annotations

from flask import Blueprint

from web.work.file import certificates, listings, petitions, points, shown

__all__ = ["pages"]

pages = Blueprint("file", __name__, url_prefix="/work/file")
for _part in (shown, points, petitions, listings, certificates):
    _part.add_to(pages)
