"""Complaints as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from web.cli.terminal import table

if TYPE_CHECKING:
    from credit.complaints import Followed, Step

__all__ = ["followed_lines", "step_lines", "today"]

_LABELS: Final = {
    "complaint_id": ("编号", "number"), "state": ("状态", "state"), "because": ("理由", "because"),
    "level": ("办理层级", "level"), "department": ("承办部门", "department"),
    "decided_by": ("职责清单条目", "duty list"),
    "liability": ("责任方", "liable"), "received_on": ("受理日期", "received"), "ledger": ("销号台账", "ledger"),
    "reopen_until": ("可要求重新办理至", "may be reopened until"),
}  # fmt: skip


def today() -> date:
    """Return the day in Shanghai."""
    from models.values.moments import shanghai_date

    return shanghai_date(datetime.now(UTC))


def followed_lines(seen: Followed, language: str) -> list[str]:
    """Return what a complainer sees, one thing a line."""
    at = 0 if language == "zh" else 1
    until = ("期限", "by")[at]
    rows: list[tuple[object, ...]] = [
        (label[at], getattr(seen, name)) for name, label in _LABELS.items() if getattr(seen, name) is not None
    ]
    rows += [(until, f"{on}  {what}") for on, what in seen.deadlines]
    rows += [(("经过", "so far")[at], f"{on}  {what}") for on, what in seen.steps]
    rows += [(("答复", "answer")[at], answer) for answer in seen.answers]
    return table(rows)


def step_lines(steps: Sequence[Step]) -> list[str]:
    """Return the steps, one a line: when, what, who, and why."""
    rows = [(step.at.isoformat(timespec="minutes"), step.move, step.role, step.by, _why(step)) for step in steps]
    return ["", *table(rows)] if rows else []


def _why(step: Step) -> str:
    said = (step.reason, step.document, step.duty_line and f"{step.duty_version}: {step.duty_line}")
    return "; ".join(part for part in said if part)
