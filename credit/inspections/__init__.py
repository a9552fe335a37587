"""Inspections (检查): campaigns from announcement to publication, the double-random draw, and inspectors' severity."""

from __future__ import annotations

from credit.inspections.campaigns import Campaign, Event, FoundDefect, Rules, Visit
from credit.inspections.catalogue import checklist, checklist_ids, programme, programme_ids
from credit.inspections.deciding import announced, decided, visit_content
from credit.inspections.shapes import Checklist, Programme, Role

__all__ = [
    "Campaign", "Checklist", "Event", "FoundDefect", "Programme", "Role", "Rules", "Visit", "announced", "checklist",
    "checklist_ids", "decided", "programme", "programme_ids", "visit_content",
]  # fmt: skip
