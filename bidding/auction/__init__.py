"""Rent auctions (网络竞价): ascending, in whole fen, with a soft close, and a result that anybody can follow."""

from __future__ import annotations

from bidding.auction.applications import (
    Application,
    ApplicationAttempt,
    ApplicationMove,
    ApplicationState,
    ApplicationStep,
    application_state,
    take_application_step,
)
from bidding.auction.course import AuctionEvent, AuctionMove, Course, Phase, offer, stand, started
from bidding.auction.result import AuctionResult, replayed, result_of, result_text
from bidding.auction.rules import AuctionRules, LeaseOffer, SoftClose
from bidding.auction.signing import signed_application, signed_bid, signed_decision
from bidding.auction.telling import ToldEvent, standing_json, told_events

__all__ = [
    "Application", "ApplicationAttempt", "ApplicationMove", "ApplicationState", "ApplicationStep", "AuctionEvent",
    "AuctionMove", "AuctionResult", "AuctionRules", "Course", "LeaseOffer", "Phase", "SoftClose", "ToldEvent",
    "application_state", "offer", "replayed", "result_of", "result_text", "signed_application", "signed_bid",
    "signed_decision", "stand", "standing_json", "started", "take_application_step", "told_events",
]  # fmt: skip
