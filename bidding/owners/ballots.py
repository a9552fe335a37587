"""Ballots (表决票): what each voter said on each item, online or on paper, and which of two counts.

The result never depends on the order in which ballots are handed over: they are ordered by when they were cast, then by
their number on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bidding.owners.law_shapes import Revote

__all__ = ["Ballot", "Channel", "Choice", "counting"]


class Choice(StrEnum):
    """What a voter says on an item. An item left blank is an abstention: whoever handed in a ballot took part."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Channel(StrEnum):
    """How a ballot was cast; one on paper rests on the scan whose digest it names."""

    ONLINE = "online"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's ballot: item -> choice. `number` is its place on record, `evidence` the SHA-256 of a paper's scan."""

    voter: str
    choices: Mapping[str, Choice]
    cast_at: datetime
    number: int
    channel: Channel = Channel.ONLINE
    evidence: str | None = None

    def on(self, item: str) -> Choice:
        """Return what it says on an item."""
        return self.choices.get(item, Choice.ABSTAIN)


def counting(ballots: Iterable[Ballot], revote: Revote) -> dict[str, Ballot]:
    """Return voter -> the one ballot that counts: the first or the last that was cast, as the law's data says."""
    ordered = sorted(ballots, key=lambda ballot: (ballot.cast_at, ballot.number), reverse=revote == "first")
    return {ballot.voter: ballot for ballot in ordered}
