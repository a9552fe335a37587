"""What of assemblies waits for an owner: the votes that are open, until they close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.owners.vote_life import vote_state
from bidding.owners.votes import VoteState
from models.values.moments import SHANGHAI
from web.access import Person, Role
from web.clock import now
from web.register.owners.votes import votes_of
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the open votes of an owner's estates; that somebody voted is not known of an account, only of a code."""
    for estate in who.organisations(Role.OWNER):
        for vote in votes_of(session, estate.partition("/")[2]):
            if vote.call is None or not vote.is_open(now()) or vote_state(vote) is not VoteState.CALLED:
                continue
            last = (vote.call.closes_at - timedelta(microseconds=1)).astimezone(SHANGHAI).date()
            yield Item(gettext("Vote"), vote.id, url_for("work.assembly.cast", vote_id=vote.id), last)
