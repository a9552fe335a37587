"""Engagements: filing before service, the supervision agreement, service, notice and handover, estate by estate."""

from __future__ import annotations

from flask import Blueprint

from web.work.engagements import shown, steps

__all__ = ["pages"]

pages = Blueprint("engagements", __name__, url_prefix="/work/engagements")
for _part in (shown, steps):
    _part.add_to(pages)
