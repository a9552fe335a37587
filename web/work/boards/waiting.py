"""What waits for a company with boards: what it has to post, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from web.access import Action, Person
from web.languages import language
from web.register.accounts.organisations import names_of
from web.register.money.rows import kept_for, steps_of
from web.work.boards.shown import board_of
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the heads that the person's companies have to post, the late ones and the next."""
    for organisation in sorted(who.reach(Action.BOARD_POST) or ()):
        kept = kept_for(session, organisation.partition("/")[2])
        names = names_of(session, [f"community/{one}" for one in kept])
        for estate in kept:
            for line in board_of(steps_of(session, estate), estate)[1]:
                owed = [*line.overdue, *([] if line.due is None else [line.due])] if line.by == "company" else []
                for one in owed:
                    title = line.title_zh if language() == "zh" else line.title_en
                    subject = f"{names[f'community/{estate}']}: {title} {one.period}"
                    address = url_for("work.boards.show", community_id=estate)
                    yield Item(gettext("Post on the disclosure board"), subject, address, one.due_on)
