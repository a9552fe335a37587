"""What many pages show of the register and few acts change: read again only when such an act was entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from bidding.owners import Vote
from credit.renovation import Project
from credit.standing.listing import Listing
from web.reading import connection
from web.register.owners.halts import stopped_votes
from web.register.remembered import remembered
from web.register.renovation.projects import projects
from web.register.standing.listings import moved_listings
from web.register.tenders.public import company_names
from web.tags import asked

__all__ = ["listings", "names_on_record", "renovations", "stopped"]


def listings() -> Sequence[Listing]:
    """Return the listings with which something was done, by number; every step of one makes them new."""
    found = asked()
    if found is None:
        return moved_listings(Session(bind=connection()))
    key = ("listings", found.version.listed)
    return remembered(connection(), key, lambda: moved_listings(Session(bind=connection())))


def names_on_record() -> Mapping[str, str]:
    """Return the name of every company on record, by code; an import makes them new."""
    found = asked()
    if found is None:
        return company_names(connection())
    return remembered(connection(), ("names", found.version.imported), lambda: company_names(connection()))


def stopped() -> Sequence[Vote]:
    """Return all votes of the estates in which one was ever stopped; every entry on record makes them new."""
    found = asked()
    if found is None:
        return stopped_votes(Session(bind=connection()))
    key = ("stopped", found.version.position, found.version.waiting)
    return remembered(connection(), key, lambda: stopped_votes(Session(bind=connection())))


def renovations() -> Sequence[Project]:
    """Return all projects of renovation, by name; every entry on record makes them new."""
    found = asked()
    if found is None:
        return projects(connection())
    key = ("renovations", found.version.position, found.version.waiting)
    return remembered(connection(), key, lambda: projects(connection()))
