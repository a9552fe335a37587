"""The red, grey and black lists as they were published by law: what anybody may see of each listing, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from credit.standing.exports import register_rows
from credit.standing.life import state_on
from credit.standing.listing import Listing, Move, State
from models.values.canonical import digest
from models.values.moments import shanghai_date
from web.register.ratings.current import Current
from web.register.ratings.proposed_lists import KINDS

__all__ = ["PublicListing", "PublicLists", "public_day", "public_lists"]

_REPAIR: Final = (Move.ASK_REPAIR, Move.REFUSE_REPAIR)
_UNDER_WAY: Final = frozenset({State.PROPOSED, State.NOTIFIED, State.OBJECTED, State.UPHELD})
"""States in which a listing is a proposal and nothing more."""


@dataclass(frozen=True, slots=True)
class PublicListing:
    """A listing as the public sees it on a day.

    `remedy`: open (nothing was asked), objected, repairing, refused (the repair), or how it ended: lifted, expired.
    `decision`: digest of the signed decision, by which it is found on record. `history`: (day, move), the oldest first.
    """

    number: int
    kind: str
    company_id: str
    name: str
    listed: bool
    rule: str | None
    event: str | None
    happened_on: date
    place: int | None
    instrument: str
    article: str
    measures: Sequence[str]
    published_on: date
    ends_on: date | None
    ended_on: date | None
    ground: str
    remedy: str
    decision: str
    history: Sequence[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class PublicLists:
    """What is in public view, and the numbers of proposals that are none any more: published, dropped or over."""

    listings: Sequence[PublicListing]
    settled: frozenset[int]

    def on(self) -> Mapping[str, frozenset[str]]:
        """Return who is on each kind of list."""
        listed = [one for one in self.listings if one.listed]
        return {kind: frozenset(one.company_id for one in listed if one.kind == kind) for kind in KINDS}


def public_lists(listings: Iterable[Listing], names: Mapping[str, str], on: date) -> PublicLists:
    """Return who is on a list on a day and who was taken off, until the law takes it out of view.

    `listings`: those with which something was done; `names`: company_id -> name. What was only proposed, is not
    decided or was dropped is not among them.
    """
    known = {one.number: _until(one, on) for one in listings}
    rows = register_rows(known.values(), names, on)
    settled = frozenset(number for number, one in known.items() if state_on(one, on) not in _UNDER_WAY)
    return PublicLists([_public(row, known[row["listing"]], on) for row in rows], settled)


def public_day(now: Current, today: date) -> date:
    """Return the day for which lists are shown: today, but for a simulated city the day that it was made for."""
    published = shanghai_date(now.published_at)
    return max(published, now.as_of) if now.simulated else max(today, now.as_of)


def _until(one: Listing, on: date) -> Listing:
    steps = tuple(step for step in one.steps if step.day <= on)
    return Listing(one.number, one.facts, one.starts_on, one.ends_on, steps)


def _public(row: Mapping[str, Any], one: Listing, on: date) -> PublicListing:
    decided = one.last(Move.UPHOLD)
    signed = None if decided is None else decided[1].signed
    return PublicListing(
        one.number, one.facts.kind, one.facts.company_id, row["name"], row["status"] == "listed", one.facts.rule,
        one.facts.event, one.facts.happened_on, one.facts.place, row["instrument"], row["article"], row["measures"],
        date.fromisoformat(row["published_on"]), _day(row["ends_on"]), _day(row["ended_on"]), row["ground"] or "",
        _remedy(one, on), "" if signed is None else digest(dict(signed)),
        [(step.day, str(step.move)) for step in one.steps],
    )  # fmt: skip


def _remedy(one: Listing, on: date) -> str:
    state = state_on(one, on)
    told = {State.CONTESTED: "objected", State.REPAIRING: "repairing", State.LIFTED: "lifted", State.EXPIRED: "expired"}
    asked = one.last(*_REPAIR)
    refused = asked is not None and asked[1].move is Move.REFUSE_REPAIR
    return told.get(state, "refused" if refused else "open")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
