"""Rent auctions (网络竞价): ascending, in whole fen, with a soft close, and a result that anybody can follow."""

from __future__ import annotations

from bidding.auction.course import AuctionEvent, AuctionMove, Course, Phase, offer, stand, started
from bidding.auction.result import AuctionResult, replayed, result_of, result_text
from bidding.auction.rules import AuctionRules, SoftClose
from bidding.auction.signing import signed_bid, signed_decision
from bidding.auction.telling import ToldEvent, standing_json, told_events

__all__ = [
    "AuctionEvent", "AuctionMove", "AuctionResult", "AuctionRules", "Course", "Phase", "SoftClose", "ToldEvent",
    "offer", "replayed", "result_of", "result_text", "signed_bid", "signed_decision", "stand", "standing_json",
    "started", "told_events",
]  # fmt: skip
