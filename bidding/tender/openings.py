"""What an opening gives a tender: every bid that counted when covers were opened, and what became of it.

The results are those of `bidding.bids`: covers, technical parts where there are any, and prices, each one batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from bidding.bids import BidStanding, Part, Submission, submission_digest
from bidding.notices import Notice
from bidding.tender.details import Outcome
from models.values.canonical import digest

__all__ = ["bidders_by_lot", "opening_from"]

Results = Mapping[str, Mapping[str, Any]]
"""What each part opened to, by the name of the part."""
_COUNTING: Final = (BidStanding.LIVE, BidStanding.UNOPENED)


def opening_from(notice: Notice, submissions: Sequence[Submission], results: Results) -> dict[str, Any]:
    """Return the details of an opening; `submissions` as they stand on the record, `digest` is that of the prices.

    Of one company's bids for a lot the last stands alone. A bid whose price part says no price counts as revoked: it
    cannot be ranked, and there is no article for it (our own choice).
    """
    bids = [_bid(notice, one, results) for one in _counting(submissions, results[Part.COVER])]
    return {"bids": _last_alone(bids), "digest": digest(results[Part.PRICE])}


def bidders_by_lot(
    notice: Notice, submissions: Sequence[Submission], covers: Mapping[str, Any]
) -> dict[str, int]:  # fmt: skip
    """Return how many bids each lot has once covers are open; one whose cover failed counts as one."""
    lots = [one.lot for one in _counting(submissions, covers)]
    return {lot.id: lots.count(lot.id) for lot in notice.lots}


def _counting(submissions: Iterable[Submission], covers: Mapping[str, Any]) -> list[Submission]:
    return [one for one in submissions if covers["standings"].get(one.bidder) in _COUNTING]


def _bid(notice: Notice, one: Submission, results: Results) -> dict[str, Any]:
    told: Mapping[str, Any] = results[Part.PRICE]["bids"].get(one.bidder, {})
    company = told.get("company_id")
    outcome = Outcome.UNOPENED if one.lot in results[Part.PRICE]["unopened_lots"] else _outcome(notice, one, results)
    named = {} if company is None else {"company_id": company}
    price = {"price_fen": told["price_fen"]} if outcome is Outcome.OPENED else {}
    return {
        "lot": one.lot, "handle": one.bidder, "outcome": str(outcome), "digest": submission_digest(one), **named,
        **price,
    }  # fmt: skip


def _outcome(notice: Notice, one: Submission, results: Results) -> Outcome:
    told: Mapping[str, Any] = results[Part.PRICE]["bids"].get(one.bidder, {})
    company = told.get("company_id")
    if notice.invited and company not in (None, *notice.invited):
        return Outcome.VOID
    opened = (results[part]["bids"].get(one.bidder, {}) for part in Part if part in results)
    failures = [Outcome(found["failure"]["outcome"]) for found in opened if "failure" in found]
    if not failures:
        return Outcome.REVOKED if told["price_fen"] is None else Outcome.OPENED
    return Outcome.VOID if company is None and failures[0] is Outcome.REVOKED else failures[0]


def _last_alone(bids: list[dict[str, Any]]) -> list[dict[str, Any]]:
    last = {(one["lot"], one["company_id"]): one["handle"] for one in bids if "company_id" in one}
    return [
        one if last.get((one["lot"], one.get("company_id")), one["handle"]) == one["handle"] else _void(one)
        for one in bids
    ]


def _void(bid: Mapping[str, Any]) -> dict[str, Any]:
    return {key: told for key, told in bid.items() if key != "price_fen"} | {"outcome": str(Outcome.VOID)}
