"""Builds engagements: a company's service of an estate, step by step, in the law of a place.

serving = an_engagement("zhuji", *FILED, start("2024-08-01"), premises=(TAKEN_OVER,))
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from bidding.engagements import Engagement, Move, Premises, Role, Step, opened, take
from models.errors import RefusedError

__all__ = [
    "ACCEPTED", "AGREED", "CODES", "DIGEST", "FILED", "HANDED_OVER", "INITIAL", "INSPECTED", "NEXT", "STARTED",
    "a_step", "an_engagement", "refusal", "terms",
]  # fmt: skip

DIGEST: Final = "0" * 64
CODES: Final = {
    "national": "512002", "zhejiang": "330212", "hangzhou": "330102", "lishui": "331102", "shaoxing": "330602",
    "zhuji": "330681", "shandong": "371082", "qingdao": "370202",
}  # fmt: skip
NEXT: Final = "C-NEXT"
INITIAL: Final[dict[str, Any]] = {"stage": "initial", "delivery_on": "2024-08-20", "predecessor": None}
ACCEPTED: Final = Premises("new-24", "acceptance", "C-1", date(2024, 7, 1), date(2024, 7, 25))
INSPECTED: Final = Premises("change-24", "handover", "C-1", date(2024, 7, 20), date(2024, 7, 25))
HANDED_OVER: Final = Premises("change-27", "handover", NEXT, date(2027, 7, 20))


def a_step(move: str, on: str, role: str, recorded: str | None = None, **content: Any) -> Step:  # noqa: ANN401
    """Return a step; it is recorded at noon of its day in Shanghai, or of `recorded`."""
    at = date.fromisoformat(recorded or on)
    moment = datetime(at.year, at.month, at.day, 4, tzinfo=UTC)
    return Step(Move(move), date.fromisoformat(on), moment, f"{role}-1", Role(role), content)


def terms(place: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the contract of three years from August 2024, after an assembly and another company."""
    return {
        "community_id": "willow-garden", "company_id": "C-1", "jurisdiction": CODES[place], "subdistrict": "Harbour",
        "stage": "assembly", "signed_on": "2024-07-10", "starts_on": "2024-08-01", "ends_on": "2027-08-01",
        "predecessor": "C-0",
    } | changes  # fmt: skip


STAFF: Final = [{"role": role, "certificate": DIGEST} for role in ("project_leader", "technician")]
FILED: Final = (
    a_step("submit", "2024-07-15", "company", staff=STAFF), a_step("accept", "2024-07-18", "bureau", filing="F-1"),
)  # fmt: skip
AGREED: Final = a_step(
    "agree", "2024-07-20", "neighbourhood", parties=["neighbourhood", "company", "developer"],
    heads=["standard", "quality", "premises", "income"], document=DIGEST,
)  # fmt: skip
STARTED: Final = a_step("start", "2024-08-01", "company")


def an_engagement(
    place: str, *steps: Step, premises: tuple[Premises, ...] = (INSPECTED, HANDED_OVER), **changes: Any  # noqa: ANN401
) -> Engagement:  # fmt: skip
    """Return an engagement after its opening and more steps, each of which a rule let pass."""
    made = terms(place, **changes)
    found = opened("willow-24", a_step("open", made["signed_on"], "subdistrict", **made))
    for step in steps:
        found = take(found, step, premises)
    return found


def refusal(engagement: Engagement, step: Step, *premises: Premises) -> str:
    """Return why a step is refused, or nothing where it is not."""
    try:
        take(engagement, step, premises)
    except RefusedError as error:
        return str(error)
    return ""
