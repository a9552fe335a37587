"""What bidders and officials sign in an auction: an application, a bid with its amount, a decision with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bidding.auction.rules import AuctionRules
from credit.standing.signing import check_signed, signed_content
from models.errors import InputError
from models.keys import KeyPair

__all__ = [
    "APPLICATION_FORMAT", "BID_FORMAT", "DECISION_FORMAT", "applicant_key", "bid_holds", "decision_holds",
    "signed_application", "signed_bid", "signed_decision",
]  # fmt: skip

APPLICATION_FORMAT: Final = "wuxin-auction-application-1"
BID_FORMAT: Final = "wuxin-auction-bid-1"
DECISION_FORMAT: Final = "wuxin-auction-decision-1"
Signer = tuple[str, KeyPair]
"""The name and the pair of a key."""


def signed_application(auction_id: str, signer: Signer) -> dict[str, Any]:
    """Return the application to take part in an auction, under the key with which its holder will bid."""
    return signed_content(_application(auction_id), *signer)


def applicant_key(signed: Mapping[str, Any] | None, auction_id: str) -> str | None:
    """Return the key (vkey) that applies to take part in this auction; None where no key signed that it does."""
    key = _key_of(signed, APPLICATION_FORMAT)
    if signed is None or key is None:
        return None
    return key if signed["content"] == _application(auction_id) else None


def signed_bid(auction_id: str, by: str, amount_fen: int, signer: Signer) -> dict[str, Any]:
    """Return a bid of so many fen under its bidder's key. Whoever repeats it gains nothing: the next must be higher."""
    return signed_content(_bid(auction_id, by, amount_fen), *signer)


def signed_decision(auction_id: str, move: str, reason: str, signer: Signer) -> dict[str, Any]:
    """Return the decision to pause, resume or cancel, with its reason, under an official's key."""
    content = {"format": DECISION_FORMAT, "auction_id": auction_id, "move": move, "reason": reason}
    return signed_content(content, *signer)


def bid_holds(signed: Mapping[str, Any] | None, auction_id: str, admitted: tuple[str, str], amount_fen: int) -> bool:
    """Return whether a bid on this auction and amount is signed by who was admitted: the handle, and its key (vkey)."""
    by, key = admitted
    return (
        signed is not None
        and _key_of(signed, BID_FORMAT) == key
        and signed["content"] == _bid(auction_id, by, amount_fen)
    )


def decision_holds(signed: Mapping[str, Any] | None, rules: AuctionRules, move: str) -> bool:
    """Return whether a decision is signed with an official's key, for this move of this auction, and gives a reason."""
    if signed is None or _key_of(signed, DECISION_FORMAT) not in rules.officials:
        return False
    content = signed["content"]
    asked = (content.get("auction_id"), content.get("move")) == (rules.auction_id, move)
    return asked and bool(str(content.get("reason", "")).strip())


def _application(auction_id: str) -> dict[str, Any]:
    return {"format": APPLICATION_FORMAT, "auction_id": auction_id}


def _bid(auction_id: str, by: str, amount_fen: int) -> dict[str, Any]:
    return {"format": BID_FORMAT, "auction_id": auction_id, "by": by, "amount_fen": amount_fen}


def _key_of(signed: Mapping[str, Any] | None, format_: str) -> str | None:
    try:
        return check_signed(signed, format_, "auction").vkey
    except InputError:
        return None
