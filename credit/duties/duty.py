"""A duty: one thing to be done for one subject and one period, from a day on, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Duty", "DutyKind"]


class DutyKind(StrEnum):
    """What time asks for, in the order in which it is done where several fall on one day."""

    ESCALATE = "complaint.escalate"
    EXPIRE = "list.expire"
    OUT_OF_VIEW = "list.out_of_view"
    OVERDUE = "overdue"
    ANALYSE = "complaints.month"
    PUBLISH = "rating.quarter"

    @property
    def is_long(self) -> bool:
        """Whether it computes over the whole register, and so takes a transaction for itself."""
        return self in (DutyKind.ANALYSE, DutyKind.PUBLISH)


_ORDER = {kind: place for place, kind in enumerate(DutyKind)}


@dataclass(frozen=True, slots=True)
class Duty:
    """到期事项: its kind, of what (`listing/7`, `complaint/20240603-AAAAA`, `desk/rongcheng`), for which period.

    `due_on` is the first day on which it is to be done. Kind, subject and period name it: it is done once.
    """

    kind: DutyKind
    subject: str
    period: str
    due_on: date

    @property
    def key(self) -> str:
        """Its one name."""
        return f"{self.kind} {self.subject} {self.period}"

    @property
    def place(self) -> tuple[date, int, str, str]:
        """Where it stands among others: by day, so that what was missed is done in order."""
        return self.due_on, _ORDER[self.kind], self.subject, self.period
