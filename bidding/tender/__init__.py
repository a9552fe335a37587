"""Tenders: their life from draft to refund, who may answer a notice, and why another may not."""

from __future__ import annotations

from bidding.tender.agreements import Agreement, agreement_of, agreements
from bidding.tender.deciding import begun, decided, state_at
from bidding.tender.due import Due, due_of
from bidding.tender.eligibility import Eligibility, Exclusion, Ground, Reason, Refusal, Requirement, Standing, judge
from bidding.tender.events import Event, Tender
from bidding.tender.life import TENDER_LIFE, state_of
from bidding.tender.moves import GRANTS, Move, Role, State, grants_matrix

__all__ = [
    "GRANTS", "TENDER_LIFE", "Agreement", "Due", "Eligibility", "Event", "Exclusion", "Ground", "Move", "Reason",
    "Refusal", "Requirement", "Role", "Standing", "State", "Tender", "agreement_of", "agreements", "begun", "decided",
    "due_of", "grants_matrix", "judge", "state_at", "state_of",
]  # fmt: skip
