"""Reminders of what waits: each person is told of a deadline of theirs once, a few days before it, by a note.

What waits is what the desk shows, so nobody is reminded of anything else, and nothing that was done is still told. The
scheduler asks; a person who looks at the desk every day loses nothing without it.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from flask import Flask, g
from sqlalchemy import Engine
from sqlmodel import Session

from models.record import Clerk
from models.tables import writing
from web.access import Holding, Person, Role
from web.clock import now, today
from web.register.accounts.accounts import Account, accounts
from web.register.sending.estate_telling import tell_arrears
from web.register.sending.inbox import tell
from web.register.sending.mail_addresses import address_of
from web.work.desk.waiting import Item, waiting_for

__all__ = ["NEAR", "remind_all"]

NEAR: Final = timedelta(days=3)
"""How long before its day a deadline is near. No source asks for reminders: our own choice."""

_Alike = tuple[tuple[Holding, ...], str, str]
"""Roles, language, and an inspector's account: for whom they are the same, the same waits, in the same words.

What was drawn for an inspector goes by the staff number that the account said; all else goes by roles.
"""


def remind_all(app: Flask) -> int:
    """Tell every person whose account is open what is due within the next days, and estates of rent in arrears.

    Return how many notes that made.
    """
    engine: Engine = app.extensions["wuxin.engine"]
    with app.app_context(), writing(engine) as session:
        late = tell_arrears(Clerk(session, now(), secrets.token_bytes), today())
    return late + sum(
        _remind(app, engine, people, side)
        for (_, side, _), people in _alike(engine, app.config["WUXIN"].locale).items()
    )


def _alike(engine: Engine, otherwise: str) -> Mapping[_Alike, list[Account]]:
    found: dict[_Alike, list[Account]] = defaultdict(list)
    with Session(engine) as session:
        for one in accounts(session):
            if one.is_open and one.holdings:
                address = address_of(session, f"account/{one.id}")
                own = one.id if any(held.role is Role.INSPECTOR for held in one.holdings) else ""
                found[one.holdings, otherwise if address is None else address.language, own].append(one)
    return found


def _remind(app: Flask, engine: Engine, people: list[Account], side: str) -> int:
    with app.test_request_context(query_string={"lang": side}):
        first = people[0]
        g.person = Person(first.id, first.name or "", first.holdings)  # what a room says waits depends on who asks
        with Session(engine) as session:
            near = [one for one in waiting_for(g.person, session) if _is_near(one)]
        if not near:
            return 0
        with writing(engine) as session:
            clerk = Clerk(session, now(), secrets.token_bytes)
            return sum(_told(clerk, who, near) for who in people)


def _is_near(one: Item) -> bool:
    return one.due_on is not None and today() <= one.due_on <= today() + NEAR


def _told(clerk: Clerk, who: Account, near: Iterable[Item]) -> int:
    count, seen = 0, Counter[tuple[str, date | None]]()
    for one in near:
        # by where and when alone: words are those of a language, and whoever changes theirs is not told again
        place = one.address, one.due_on
        seen[place] += 1
        facts = {"what": str(one.what), "subject": str(one.subject), "due_on": f"{one.due_on}"}
        event = f"deadline.near {one.address} {one.due_on} {seen[place]}"
        count += tell(clerk, f"account/{who.id}", "deadline.near", facts, event) is not None
    return count
