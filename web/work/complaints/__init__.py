"""The complaint desk: what is due, one complaint and its steps, the month's tasks, officers and reports."""

from __future__ import annotations

from flask import Blueprint

from web.work.complaints import months, queue, receiving, shown, staff, stepping, tasks

__all__ = ["pages"]

pages = Blueprint("complaints", __name__, url_prefix="/complaint-desk")
for _part in (queue, receiving, tasks, months, staff, shown, stepping):
    _part.add_to(pages)
