"""Whether a performance security may go back (ZJ-18): only once the company has left and handed everything over."""

from __future__ import annotations

from bidding.engagements.engagement import Engagement
from bidding.engagements.laws import cite
from bidding.engagements.life import service_state
from bidding.engagements.moves import ServiceState
from models.errors import Problem

__all__ = ["refund_problems"]


def refund_problems(engagement: Engagement) -> list[Problem]:
    """Return why the security of an engagement's contract may not be refunded; none where it may."""
    state = service_state(engagement)
    if state is ServiceState.LEFT:
        return []
    left, law = engagement.open_items(), engagement.law
    what = f"the engagement {engagement.id} is {state}"
    open_ones = f", and not handed over are {', '.join(left)}" if left else ", and its handover is not confirmed"
    remedy = "Finish the handover first: wuxin service complete"
    return [Problem(cite(law, law.refund), what + open_ones, remedy)]
