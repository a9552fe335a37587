"""A company's life in an estate (物业服务的进驻与退出): filing, premises, supervision, service, notice, handover."""

from __future__ import annotations

from bidding.engagements.due import Due, due_of
from bidding.engagements.engagement import Engagement, Premises, Step
from bidding.engagements.law_shapes import EngagementLaw
from bidding.engagements.laws import law_for
from bidding.engagements.life import filing_state, opened, service_state, take
from bidding.engagements.missed import Missed, evidence_rows, missed
from bidding.engagements.moves import FilingState, Move, Role, ServiceState
from bidding.engagements.refunds import refund_problems
from bidding.engagements.standing import Right, Standing, standing_on

__all__ = [
    "Due", "Engagement", "EngagementLaw", "FilingState", "Missed", "Move", "Premises", "Right", "Role", "ServiceState",
    "Standing", "Step", "due_of", "evidence_rows", "filing_state", "law_for", "missed", "opened", "refund_problems",
    "service_state", "standing_on", "take",
]  # fmt: skip
