"""The evaluation of guided fees (政府指导价评估), which the authority does by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.fees import law_for, review_due
from web.access import Person, Role
from web.clock import today
from web.fee_table import fee_table
from web.languages import pick
from web.work.items import Item

__all__ = ["waiting"]

_AHEAD: Final = timedelta(days=90)
"""How long before its day it waits on a desk; our own choice, for no law says so."""


def waiting(who: Person, _session: Session) -> Iterator[Item]:
    """Yield for regulators that the city's guided fees are to be evaluated, once the day is near or past."""
    table = fee_table()
    if table is None or all(one.role is not Role.REGULATOR for one in who.holdings):
        return
    due = review_due(law_for(table.jurisdiction), table, today())
    if due is not None and due.due_on - _AHEAD <= today():
        yield Item(gettext("Evaluate the guided fees"), pick(table.title), url_for("fees.show"), due.due_on)
