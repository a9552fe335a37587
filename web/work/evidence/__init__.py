"""Taking in evidence: files are sent, read as a preview, mended in place, and taken in only when that is confirmed."""

from __future__ import annotations

from flask import Blueprint

from web.work.evidence import missed, previewing, sending, taking, workbooks

__all__ = ["pages"]

pages = Blueprint("evidence", __name__, url_prefix="/work/evidence")
for _part in (sending, missed, workbooks, previewing, taking):
    _part.add_to(pages)
