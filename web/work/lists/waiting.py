"""What of lists, objections and repair waits for a person: steps for the office, decisions for the head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from flask import url_for
from sqlmodel import Session

from credit.standing.life import state_on
from credit.standing.listing import State
from web.access import Action, Person
from web.clock import today
from web.register.ratings.newest_proposals import newest_proposed
from web.register.standing.due import due_rows
from web.register.standing.listings import all_listings
from web.register.standing.pushes import names_of
from web.work.items import Item
from web.work.lists.wording import MOVES, word

__all__ = ["lists_waiting"]

_PAGES: Final = {
    "listing": "work.lists.show", "petition": "work.lists.show_petition", "review": "work.lists.show_review",
}  # fmt: skip
_OF_OFFICE: Final = ("publish", "expire")


def lists_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what is due of whoever prepares or decides; a term that still runs waits for nobody."""
    prepares, decides = who.may(Action.LIST_PREPARE), who.may(Action.LIST_DECIDE)
    if not (prepares or decides):
        return
    names = names_of(session)
    for row in due_rows(session, today()):
        is_theirs = prepares if row["what"] in _OF_OFFICE else decides
        if is_theirs and (row["what"] != "expire" or row["due_on"] <= today()):
            yield _item(row, names)
    if prepares:
        newest = newest_proposed(session)
        for one in all_listings(session):
            if one.number in newest and state_on(one, today()) is State.PROPOSED:
                company = names.get(one.facts.company_id, one.facts.company_id)
                yield Item(word(MOVES, "notify"), company, url_for("work.lists.show", number=one.number))


def _item(row: dict[str, Any], names: dict[str, str]) -> Item:
    kind, _, number = row["subject"].partition("/")
    company = names.get(row["company_id"], row["company_id"])
    return Item(word(MOVES, row["what"]), company, url_for(_PAGES[kind], number=int(number)), row["due_on"])
