"""Votes of owners that decided on something and were stopped, written as rows: no law is asked on the way.

decided_on(session, "zj-2024-001"); stopped(session, "revoke"); filed(session, "zj-2024-001")
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from bidding.owners import BodyEvent, BodyMove, Call, Item
from bidding.owners.laws import law_for
from models.tables import OwnersVoteStep, TenderEvent
from tests.builders.record import a_clerk
from web.register.owners.estates import enter_body

__all__ = ["ESTATE", "decided_on", "filed", "stopped"]

ESTATE: Final = "willow-garden"
_CALLED: Final = datetime(2024, 2, 1, 1, tzinfo=UTC)
_NUMBERS: Final = {"call": 1, "count": 2, "announce": 3, "order": 4, "revoke": 4, "correct": 5}


def decided_on(session: Session, subject: str, vote: str = "v1", estate: str = ESTATE) -> None:
    """Write a vote of the estate that passed one item; the estate is delivered first, where it is not yet."""
    if vote == "v1":
        delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": "330681"})
        enter_body(a_clerk(session, _CALLED), estate, delivered, law_for("330681"))
    item = Item("item-1", "business_use", f"On {subject}", subject)
    call = Call((item,), _CALLED + timedelta(days=15), _CALLED + timedelta(days=25), "0" * 64)
    _write(session, (vote, estate), "call", call.as_details())
    _write(session, (vote, estate), "count", {"outcomes": {"item-1": {"passed": True}}})
    _write(session, (vote, estate), "announce", {})


def stopped(session: Session, move: str = "revoke", vote: str = "v1", estate: str = ESTATE) -> None:
    """Write that a supervisor ordered a correction of a vote, revoked it, or found it corrected."""
    _write(session, (vote, estate), move, {"reason": "选票造假"})


def filed(session: Session, tender_id: str, number: int = 2, **details: Any) -> None:  # noqa: ANN401 - plain values
    """Write the filing of a tender on the vote v1, as far as a halt asks for it."""
    told = details or {"authority": {"vote": "v1", "item": "item-1", "delegated": False}}
    session.add(TenderEvent(
        tender_id=tender_id, number=number, move="file", happened_at=_CALLED + timedelta(days=40), by="committee",
        role="procuring_entity", details={"filing": "F-1", **told},
    ))  # fmt: skip
    session.flush()


def _write(session: Session, of: tuple[str, str], move: str, details: dict[str, Any]) -> None:
    (vote, estate), number = of, _NUMBERS[move]
    session.add(OwnersVoteStep(
        id=f"{vote}/{number}", vote_id=vote, community_id=estate, number=number, move=move, role="subdistrict",
        taken_by="Xinan", taken_at=_CALLED + timedelta(days=25 + number), details=details,
    ))  # fmt: skip
    session.flush()
