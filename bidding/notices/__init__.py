"""What a tender says of itself: the notice (招标公告), the one file that everybody else's work rests on."""

from __future__ import annotations

from bidding.notices.reading import notice_bytes, notice_digest, read_notice
from bidding.notices.shapes import (
    Custodian,
    Lot,
    Method,
    Notice,
    Party,
    PartyRole,
    Required,
    Sealing,
    TenderKind,
    Times,
)
from bidding.notices.versions import differ_in_times_alone, versions_in_force

__all__ = [
    "Custodian", "Lot", "Method", "Notice", "Party", "PartyRole", "Required", "Sealing", "TenderKind", "Times",
    "differ_in_times_alone", "notice_bytes", "notice_digest", "read_notice", "versions_in_force",
]  # fmt: skip
