"""What the law says of owners' decisions, as strict data: majorities, quorum, clocks, terms, and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from bidding.owners.election_shapes import ElectionLaw
from bidding.owners.law_scalars import Days, Part
from bidding.procedures.shapes import Resolution, Votes
from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = ["Consultation", "Matter", "OwnersLaw", "Quorum", "Revote", "Secrecy", "Size", "Term"]

Revote = Literal["first", "last"]


class Quorum(Shape):
    """The least share of all owners that something takes, and where it stands."""

    share: Part
    basis: Basis


class Matter(Shape):
    """A matter that owners decide together (业主共同决定事项), and by which majority.

    `delegable`: the assembly may let its committee decide it within a limit.
    """

    title: Bilingual
    majority: Resolution
    basis: Basis
    delegable: StrictBool
    delegable_basis: Basis


class Term(Shape):
    """How long a body holds office at most, and where it stands."""

    longest: Length
    basis: Basis


class Size(Shape):
    """How many members a committee has: an odd number from `least` to `most`."""

    least: Annotated[StrictInt, Field(ge=1)]
    most: Annotated[StrictInt, Field(ge=1)]
    basis: Basis


class Secrecy(Shape):
    """Whether ballots are secret or open, or as whoever calls the vote chooses, and where that stands."""

    ballots: Literal["secret", "open", "chosen"]
    basis: Basis


class Consultation(Shape):
    """Whether a committee consults all owners before it calls a vote, how many days before, and where it stands."""

    required: StrictBool
    days: Annotated[StrictInt, Field(ge=0, le=60)]
    basis: Basis


class OwnersLaw(PlaceLawShape):
    """The law of owners' decisions in one jurisdiction.

    `needs` says which matter authorises which kind of tender (letting: a legal judgment, so a switch with its reason).
    `secrecy`: of votes that elect by name, and of all others. `residents`: that the residents' committee is told.
    `calling`: within how many days the committee calls the vote that enough owners asked for. `revote` says which of
    two ballots of one voter counts. `votes`, quorum and majorities, comes from the place's law of tenders, which holds
    a tender to the same count.
    """

    votes: Votes
    matters: Mapping[Code, Matter]
    needs: Mapping[Code, Code]
    needs_basis: Mapping[Code, Basis]
    notice: Days
    notice_special: Days
    window_least: Days
    window_longest: Days
    announce: Days
    callers: Quorum
    calling: Days
    committee_size: Size
    committee_term: Term
    management_term: Term
    election: ElectionLaw
    revote: Revote
    revote_basis: Basis
    supervision: Basis
    secrecy: Mapping[Literal["election", "matters"], Secrecy]
    consultation: Consultation
    residents: Basis
