"""The change feed: every entry of the public record, in the order of positions, none skipped and none twice.

Positions have no gap and are given only to what has committed, so a reader that asks again behind the last one it saw
misses nothing (docs/api.md).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from web.api.operations import BASE, Operation
from web.api.routing import Call, routes
from web.api.shapes import Moment, Shape
from web.register.prepared import Row
from web.register.public.rows import entries

__all__ = ["Change", "Changes", "ChangesAsked", "change_of", "place_of"]

_PLACES = {
    "certificate": "certificates", "community": "communities", "listing": "listings", "run": "runs",
    "tender": "tenders",
}  # fmt: skip


class ChangesAsked(Shape):
    """From where on, and how many."""

    after: Annotated[
        int, Field(ge=-1, lt=2**53, description="The position of the last entry seen; -1 before the first.")
    ] = -1
    limit: Annotated[int, Field(ge=1, le=1000, description="How many at most.")] = 100


class Change(Shape):
    """An entry: what happened, to what, and where that is shown; `digest` names it on the public record."""

    position: int
    type: Annotated[str, Field(description="A kind of act, as docs/record.md lists them.")]
    subject: str
    at: Moment
    digest: str
    resource: Annotated[str | None, Field(description="Where the subject is; null where the API does not show it.")]


class Changes(Shape):
    """Entries in the order of their positions; ask again with `after` = `last`."""

    items: tuple[Change, ...]
    last: Annotated[int, Field(description="The position to go on from, even where there was nothing new.")]


@routes.to(Operation("GET", "/changes", "listChanges", "What happened, in order, without a gap", Changes,
                     query=ChangesAsked))  # fmt: skip
def list_changes(call: Call) -> Changes:
    """Return the entries behind a position."""
    asked: ChangesAsked = call.asked
    items = tuple(change_of(row) for row in entries(call.reading, asked.after, asked.limit))
    return Changes(items=items, last=items[-1].position if items else asked.after)


def change_of(row: Row) -> Change:
    """Return an entry of the record as the feed and webhooks tell it."""
    return Change(
        position=row["position"], type=row["type"], subject=row["subject"], at=row["entered_at"], digest=row["digest"],
        resource=place_of(row["type"], row["subject"]),
    )  # fmt: skip


def place_of(kind: str, subject: str) -> str | None:
    """Return the path of the resource that an entry is about, None where none shows it."""
    if kind == "rulebook.version":
        return f"{BASE}/rulebooks/{subject}"
    stem, _, name = subject.partition("/")
    return f"{BASE}/{_PLACES[stem]}/{name}" if stem in _PLACES and name and "/" not in name else None
