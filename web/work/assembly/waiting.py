"""What waits for a committee, and then for its subdistrict: the vote for which enough owners have asked."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.owners.joint_requests import VOTE, call_by
from models.errors import InputError
from web.access import Action, Person
from web.clock import today
from web.register.owners.estates import law_of, roll_of
from web.register.owners.joint_requests import open_requests
from web.work.assembly.places import places_in
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the votes that a committee has to call; its subdistrict has them once the committee's time is over."""
    reach = who.reach(Action.VOTE_CALL) or frozenset()
    places = places_in(session, reach)
    for one in open_requests(session, VOTE) if places else ():
        place = places.get(one.community_id)
        if place is None:
            continue
        try:
            due = call_by(one, roll_of(session, one.roll_id), law_of(session, one.community_id))
        except InputError:  # the roll was erased, so nobody can count any more
            continue
        if due is None or (f"community/{place.id}" not in reach and due >= today()):
            continue
        what = gettext("Call the vote that owners asked for")
        yield Item(what, f"{place.name}, {one.id}", url_for("work.assembly.show_request", request_id=one.id), due)
