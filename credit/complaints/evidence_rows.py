"""Complaints of the register as rows of the evidence table `complaints`, which `credit.rate` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from credit.complaints.case import Case, case_of
from credit.complaints.moves import Party
from credit.complaints.steps import Reception, Step

__all__ = ["evidence_row", "known_by"]


def known_by(reception: Reception, steps: Iterable[Step], known_at: datetime | None) -> Case | None:
    """Return the complaint as the register knew it at a moment; None where it did not know of it."""
    if known_at is None:
        return case_of(reception, steps)
    if reception.recorded_at > known_at:
        return None
    return case_of(reception, [step for step in steps if step.at <= known_at])


def evidence_row(case: Case) -> Mapping[str, Any]:
    """Return the row of a complaint. Text and contact are personal and stay in the vault.

    `recorded_at` is the moment of the last step on which anything in the row rests: a rating that asks what was known
    before it leaves the row out, and never sees an answer or a finding that had not been recorded yet.
    """
    return {
        "complaint_id": case.reception.complaint_id,
        "channel": case.reception.channel,
        "community_id": case.reception.community_id,
        "received_at": case.reception.received_at,
        "category": case.matter,
        "liability": str(case.liability),
        "upheld": case.upheld if case.liability is Party.COMPANY else None,
        "answered_at": case.answered_at,
        "closed_at": case.closed_at,
        "satisfaction": case.satisfaction,
        "duplicate_of": case.duplicate_of,
        "recorded_at": case.evidence_at,
    }
