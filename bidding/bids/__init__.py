"""Sealed bids: envelopes that nobody opens alone, one kilobyte that races the deadline, openings to be repeated.

Pure: files, moments and chance are passed in, but for what HPKE and SLIP-39 draw themselves. docs/bids.md tells the
formats.
"""

from __future__ import annotations

from bidding.bids.batch import Materials, open_covers, open_live
from bidding.bids.box import BOX, OPENS, Box, BoxFacts, BoxMove, BoxState
from bidding.bids.covers import Cover, Identity, Kind, read_cover, read_identity
from bidding.bids.failures import Cause, Failure, bid_rules
from bidding.bids.handed_in import OwnHalves, Shares, hand_in_shares, own_halves, read_own_halves, read_shares
from bidding.bids.headers import Header, read_header
from bidding.bids.lines import Accepted, Bids, BidStanding, companies_problem, counted, standings
from bidding.bids.opening import Evidence, Opened, open_part
from bidding.bids.places import Part, Place, part_bytes, place_of
from bidding.bids.room import check_room, room_of
from bidding.bids.sealing import Bidder, filler, seal_bid
from bidding.bids.submissions import Submission, read_submission, submission_digest

__all__ = [
    "BOX", "OPENS", "Accepted", "BidStanding", "Bidder", "Bids", "Box", "BoxFacts", "BoxMove", "BoxState", "Cause",
    "Cover", "Evidence", "Failure", "Header", "Identity", "Kind", "Materials", "Opened", "OwnHalves", "Part", "Place",
    "Shares", "Submission", "bid_rules", "check_room", "companies_problem", "counted", "filler", "hand_in_shares",
    "open_covers", "open_live", "open_part", "own_halves", "part_bytes", "place_of", "read_cover", "read_header",
    "read_identity", "read_own_halves", "read_shares", "read_submission", "room_of", "seal_bid", "standings",
    "submission_digest",
]  # fmt: skip
