"""Which inspector an account is: the staff number that it said, by which draws and lists name people."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from sqlmodel import Session

from models.errors import InputError, Problem
from models.tables import InspectorNumber

__all__ = ["number_of", "say_number"]

_NUMBER: Final = re.compile(r"\S{1,40}")


def number_of(session: Session, account_id: str) -> str | None:
    """Return the staff number under which an account inspects, None where it said none."""
    found = session.get(InspectorNumber, account_id)
    return None if found is None else found.staff_number


def say_number(session: Session, account_id: str, number: str, at: datetime) -> None:
    """Keep the staff number of an account, in place of an earlier one. Raises InputError for what is none."""
    if not _NUMBER.fullmatch(number):
        what = "it is no staff number"
        raise InputError(Problem("staff number", what, "Write it as the pool of inspectors has it, without spaces."))
    session.merge(InspectorNumber(account_id=account_id, staff_number=number, said_at=at))
