"""Puts estates and their assets on record: rows of the register as letting needs them.

with a_money_clerk() as clerk: on_record(clerk, "shop-1"); decided(clerk, "v1", ("shop", "business_use", "shop-1"))
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from bidding.letting import Asset
from bidding.owners import BodyEvent, BodyMove, Call, Choice, Item, Limits, Vote, VoteMove, VoteStep
from bidding.owners.laws import law_for
from bidding.owners.votes import Role
from models.record import Clerk
from tests.builders.lettings import asset_step
from tests.builders.money import CODES
from tests.builders.owners import a_roll
from web.register.letting.assets import take_step
from web.register.owners.estates import enter_body, enter_roll
from web.register.owners.votes import cast, count
from web.register.owners.votes import take_step as take_vote_step

__all__ = ["decided", "elected", "on_record"]

_HOME = "willow-garden"
_CALLED = datetime(2024, 2, 1, 1, tzinfo=UTC)


def on_record(clerk: Clerk, name: str, place: str = "hangzhou", **facts: Any) -> Asset:  # noqa: ANN401
    """Return an asset of an estate that was delivered, so that its company lets it."""
    jurisdiction = CODES[place]
    delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "Harbour", details={"jurisdiction": jurisdiction})
    enter_body(clerk, _HOME, delivered, law_for(jurisdiction))
    return take_step(clerk, Asset(name, _HOME), asset_step("register", role="company", **facts))


def elected(clerk: Clerk, place: str = "hangzhou") -> None:
    """Let the estate found its assembly and elect a committee until 2028."""
    law, day = law_for(CODES[place]), date(2023, 1, 1)
    enter_body(clerk, _HOME, BodyEvent(BodyMove.FOUND, day, "Harbour", vote="v0"), law)
    members, until = {"members": 5}, date(2028, 1, 1)
    enter_body(clerk, _HOME, BodyEvent(BodyMove.ELECT, day, "Harbour", until, "v0", members), law)


def decided(
    clerk: Clerk, name: str, item: tuple[str, str, str], limits: Limits | None = None, place: str = "hangzhou"
) -> Vote:  # fmt: skip
    """Return a vote of three owners that passed one item (id, matter, subject) and was announced in March 2024."""
    law, roll = law_for(CODES[place]), a_roll(3)
    opens, closes = _CALLED + timedelta(days=15), _CALLED + timedelta(days=25)
    agenda = (Item(item[0], item[1], "?", item[2], limits),)
    call = Call(agenda, opens, closes, enter_roll(clerk, _HOME, roll, "Harbour"))

    def step(move: str, at: datetime, **details: Any) -> VoteStep:  # noqa: ANN401
        return VoteStep(VoteMove(move), at, "C-1", Role.COMMITTEE, details)

    vote = take_vote_step(clerk, Vote(name, _HOME), step("call", _CALLED, **call.as_details()), law)
    for voter in roll.weights:
        cast(Clerk(clerk.session, opens, _salts(f"{name}/{voter}")), vote, voter, {item[0]: Choice.FOR}, law)
    vote = count(Clerk(clerk.session, closes, clerk.entropy), vote, "C-1", Role.COMMITTEE, law)
    return take_vote_step(clerk, vote, step("announce", closes), law)


def _salts(key: str) -> Callable[[int], bytes]:
    """Return salts that are another one for each ballot, and the same in every run."""
    return lambda count: sha256(key.encode()).digest()[:count]
