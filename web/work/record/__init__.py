"""The audit trail: what is on the public record, looked up by type, subject, day and account, each with its proof."""

from __future__ import annotations

from flask import Blueprint

from web.work.record import entries

__all__ = ["pages"]

pages = Blueprint("record", __name__, url_prefix="/work/record")
entries.add_to(pages)
