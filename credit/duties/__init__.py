"""What is due at a moment (到期事项): everything that time alone asks for, from facts, each once for its period."""

from __future__ import annotations

from credit.duties.duty import Duty, DutyKind
from credit.duties.waiting import DeskCases, Published, Waiting, due_on

__all__ = ["DeskCases", "Duty", "DutyKind", "Published", "Waiting", "due_on"]
