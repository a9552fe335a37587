"""Bids, awards, contracts and what happens under them, as OCDS writes them."""

from __future__ import annotations

from collections.abc import Sequence

from bidding.ocds.facts import AwardFact, BidFact, ContractFact, MilestoneFact, Performed, TransactionFact
from bidding.ocds.identifiers import Json, day_start, moment, reference, value

__all__ = ["award_block", "bids_block", "contract_block", "implementation_block"]


def bids_block(bids: Sequence[BidFact]) -> Json:
    """Return `bids`: how many came and how many are valid, and each of them."""
    valid = sum(bid.status == "valid" for bid in bids)
    counts = {"bids": len(bids), "validBids": valid}
    statistics = [{"id": name, "measure": name, "value": number} for name, number in counts.items()]
    return {"statistics": statistics, "details": [_bid(bid) for bid in bids]}


def _bid(bid: BidFact) -> Json:
    block: Json = {
        "id": bid.id, "status": bid.status, "tenderers": [reference(bid.tenderer)], "value": value(bid.price_fen),
        "relatedLots": [bid.lot_id],
    }  # fmt: skip
    if bid.received_at is not None:
        block["date"] = moment(bid.received_at)
    if bid.grade is not None:
        requirement = {"id": "credit-grade", "title": "信用等级"}
        block["requirementResponses"] = [{"id": f"{bid.id}-grade", "value": bid.grade, "requirement": requirement}]
    return block


def award_block(award: AwardFact) -> Json:
    """Return an Award."""
    block: Json = {
        "id": award.id, "title": award.title, "status": award.status, "date": moment(award.decided_at),
        "value": value(award.value_fen), "suppliers": [reference(award.supplier)], "relatedLots": [award.lot_id],
        "relatedBid": award.bid_id,
    }  # fmt: skip
    return {name: told for name, told in block.items() if told is not None}


def contract_block(contract: ContractFact) -> Json:
    """Return a Contract. A day ends where the next begins, in Shanghai."""
    period: Json = {}
    if contract.starts_on is not None:
        period["startDate"] = day_start(contract.starts_on)
    if contract.ends_on is not None:
        period["endDate"] = day_start(contract.ends_on)
    block: Json = {
        "id": contract.id, "awardID": contract.award_id, "title": contract.title, "status": contract.status,
        "value": value(contract.value_fen), "period": period or None,
        "dateSigned": moment(contract.signed_at) if contract.signed_at is not None else None,
    }  # fmt: skip
    return {name: told for name, told in block.items() if told is not None}


def implementation_block(performed: Performed, contract_id: str) -> Json:
    """Return the `implementation` of one contract."""
    parts: Json = {
        "milestones": [_milestone(one) for one in performed.milestones.get(contract_id, ())],
        "transactions": [_transaction(one) for one in performed.transactions.get(contract_id, ())],
    }
    return {name: told for name, told in parts.items() if told}


def _milestone(one: MilestoneFact) -> Json:
    block: Json = {"id": one.id, "title": one.title, "type": "delivery", "dueDate": moment(one.due_at)}
    return block | {"status": one.status} | ({"dateMet": moment(one.met_at)} if one.met_at is not None else {})


def _transaction(one: TransactionFact) -> Json:
    return {
        "id": one.id, "date": moment(one.paid_at), "value": value(one.value_fen), "payer": reference(one.payer),
        "payee": reference(one.payee),
    }  # fmt: skip
