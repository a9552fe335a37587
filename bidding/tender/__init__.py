"""Tenders: what a notice asks, and who may answer it."""

from __future__ import annotations

from bidding.tender.eligibility import Eligibility, Reason, Refusal, Requirement, Standing, judge

__all__ = ["Eligibility", "Reason", "Refusal", "Requirement", "Standing", "judge"]
