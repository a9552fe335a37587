"""Owners' decisions (业主共同决定): who acts for an estate, votes by area and persons, and what they authorise."""

from __future__ import annotations

from bidding.owners.authority import Asked, Authority, Decision, Delegation, Grounds, authority_for
from bidding.owners.ballots import Ballot, Channel, Choice
from bidding.owners.bodies import BodyEvent, BodyMove, Principal, PrincipalKind, principal_on
from bidding.owners.committee import Committee, committee_on
from bidding.owners.elections import Candidacy, Election, ElectionMove, ElectionState, ElectionStep
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import law_for
from bidding.owners.roll import Holding, Roll, Unit, Weight
from bidding.owners.tally import Item, Limits, Outcome, tally
from bidding.owners.vote_life import standing_items
from bidding.owners.votes import Call, Vote, VoteMove, VoteState, VoteStep

__all__ = [
    "Asked", "Authority", "Ballot", "BodyEvent", "BodyMove", "Call", "Candidacy", "Channel", "Choice", "Committee",
    "Decision", "Delegation", "Election", "ElectionMove", "ElectionState", "ElectionStep", "Grounds", "Holding",
    "Item", "Limits", "Outcome", "OwnersLaw", "Principal", "PrincipalKind", "Roll", "Unit", "Vote", "VoteMove",
    "VoteState", "VoteStep", "Weight", "authority_for", "committee_on", "law_for", "principal_on",
    "standing_items", "tally",
]  # fmt: skip
