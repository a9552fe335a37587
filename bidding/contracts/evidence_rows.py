"""From contracts back to credit: filing, breaches and performance as rows of the table `records` (docs/evidence.md).

Zhejiang Tender Regulation, article 40: what becomes of a contract goes into the credit file of who won it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

__all__ = ["FILED", "UNFILED", "Happening", "record_row"]

FILED: Final = "contract.filed"
"""The event of a contract that was filed in time; rulebooks give it points."""
UNFILED: Final = "contract.unfiled"
"""The event of a contract that was not filed in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that a contract gives as evidence; `event` is a code of rulebooks, `document_no` what proves it."""

    record_id: str
    company_id: str
    community_id: str
    event: str
    issuer: str
    occurred_on: date
    recorded_at: datetime
    document_no: str | None = None


def record_row(one: Happening) -> dict[str, Any]:
    """Return the row of `records`, as a package has it."""
    return {
        "record_id": one.record_id, "company_id": one.company_id, "community_id": one.community_id,
        "event": one.event, "document_no": one.document_no, "issuer": one.issuer, "occurred_on": one.occurred_on,
        "recorded_at": one.recorded_at.astimezone(UTC),
    }  # fmt: skip
