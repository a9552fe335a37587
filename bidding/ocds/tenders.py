"""The `tender` of a release, from a notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bidding.evaluation import Scheme, read_scheme
from bidding.notices import Lot, Method, Notice, TenderKind
from bidding.ocds.facts import EnquiryFact, LotFact, Organization, TenderFacts
from bidding.ocds.identifiers import Json, moment, reference, value
from models.values.points import format_points

__all__ = ["enquiry", "tender_block", "tender_facts"]

_METHODS: Final = {Method.OPEN: "公开招标", Method.LIMITED: "邀请招标", Method.DIRECT: "协议选聘"}
_AWARD: Final = {
    "comprehensive": ("ratedCriteria", "综合评分法"),
    "lowest_reasonable_price": ("priceOnly", "经评审的最低投标价法"),
    "highest_rent": ("highestPrice", "最高租金法"),
}
"""Codes of awardCriteria.csv, an open codelist; `highestPrice` is ours, for lettings."""
_CATEGORIES: Final[Mapping[str, tuple[str, str, str]]] = {
    TenderKind.REPAIR: ("works", "50700000", "Repair and maintenance services of building installations"),
    TenderKind.LETTING: ("services", "70310000", "Building rental or sale services"),
}
_SERVICE: Final = ("services", "70330000", "Property management services of real estate on a fee or contract basis")
"""Main category, and the code and words of the Common Procurement Vocabulary (CPV)."""


def tender_facts(notice: Notice) -> TenderFacts:
    """Return what a notice tells the world."""
    times, party = notice.times, notice.procuring_entity
    scheme = read_scheme(notice.evaluation) if notice.evaluation else None
    code, words = _AWARD[scheme.method] if scheme is not None else (None, None)
    floors = [lot.floor_fen for lot in notice.lots if lot.floor_fen is not None]
    comparable = len({lot.rent_months for lot in notice.lots}) == 1  # rents of different times have no sum
    required = notice.required
    return TenderFacts(
        id=notice.tender_id,
        title=notice.title,
        buyer=Organization(party.id, party.name),
        description=notice.terms,
        kind=notice.kind.value,
        method=notice.method.value,
        method_details=_METHODS[notice.method],
        award_criteria=code,
        award_criteria_details=_heads(str(words), scheme) if scheme is not None else None,
        questions_close_at=times.questions_close_at,
        bids_close_at=times.bids_close_at,
        opens_at=times.bids_close_at,
        floor_fen=sum(floors) if floors and comparable else None,
        grades=required.grades if required is not None else (),
        grades_basis=f"{required.instrument} {required.article}" if required is not None else None,
        bid_security_fen=notice.bid_security_fen or None,
        validity_days=notice.validity_days,
        sealed=True,
        lots=tuple(map(_lot, notice.lots)),
    )


def _heads(words: str, scheme: Scheme) -> str:
    heads = [f"{one.title.zh}{format_points(one.max_points)}分" for one in scheme.criteria]
    return f"{words}：{'、'.join(heads)}" if heads else words


def _lot(lot: Lot) -> LotFact:
    bounds = [("最高限价", lot.ceiling_fen), ("起始租金", lot.floor_fen)]
    told = [f"{word}{fen // 100}.{fen % 100:02d}元" for word, fen in bounds if fen is not None]
    told += [] if lot.rent_months is None else [f"租金按每{lot.rent_months}个月计"]
    return LotFact(
        id=lot.id, title=lot.title, description="，".join(told) or None, quantity=lot.months, unit="月",
        estimate_fen=lot.estimate_fen,
    )  # fmt: skip


def tender_block(facts: TenderFacts, published: str, status: str) -> Json:
    """Return the `tender` object; `published` is the moment of the first notice, from which periods run."""
    main, cpv, description = _CATEGORIES.get(facts.kind, _SERVICE)
    letting = facts.kind == TenderKind.LETTING
    block: Json = {
        "id": facts.id,
        "title": facts.title,
        "description": facts.description,
        "status": status,
        "procuringEntity": reference(facts.buyer),
        "procurementMethod": facts.method,
        "procurementMethodDetails": facts.method_details,
        "mainProcurementCategory": main,
        "additionalProcurementCategories": ["propertyLease"] if letting else None,
        "awardCriteria": facts.award_criteria,
        "awardCriteriaDetails": facts.award_criteria_details,
        **_submission(facts),
        **_periods(facts, published),
        **_eligibility(facts),
        **_worth(facts),
        "lots": [_lot_block(lot, status) for lot in facts.lots] or None,
        "items": [_item(lot, cpv, description) for lot in facts.lots] or None,
    }
    return {name: told for name, told in block.items() if told is not None}


def _submission(facts: TenderFacts) -> Json:
    terms: Json = {}
    if facts.bid_security_fen is not None:
        terms["depositsGuarantees"] = f"投标保证金{facts.bid_security_fen // 100}.{facts.bid_security_fen % 100:02d}元"
    if facts.validity_days is not None:
        terms["bidValidityPeriod"] = {"durationInDays": facts.validity_days}
    if facts.sealed:
        terms["electronicSubmissionPolicy"] = "required"
    return {"submissionMethod": ["electronicSubmission"] if facts.sealed else None, "submissionTerms": terms or None}


def _periods(facts: TenderFacts, published: str) -> Json:
    ends = {"tenderPeriod": facts.bids_close_at, "enquiryPeriod": facts.questions_close_at}
    periods: Json = {
        name: {"startDate": published, "endDate": moment(end)} for name, end in ends.items() if end is not None
    }
    if facts.opens_at is not None:
        periods["bidOpening"] = {"date": moment(facts.opens_at)}
    return periods


def _eligibility(facts: TenderFacts) -> Json:
    if not facts.grades:
        return {}
    words = f"信用等级{'、'.join(facts.grades)}，且不在黑名单"
    requirement = {
        "id": "credit-grade", "title": words, "dataType": "string", "pattern": f"^({'|'.join(facts.grades)})$",
    }  # fmt: skip
    group = {"id": "credit-group", "requirements": [requirement]}
    criterion = {"id": "credit", "title": "信用等级", "relatesToTenderer": True, "requirementGroups": [group]}
    if facts.grades_basis is not None:
        criterion["description"] = facts.grades_basis
    return {"eligibilityCriteria": words, "criteria": [criterion]}


def _worth(facts: TenderFacts) -> Json:
    estimates = [lot.estimate_fen for lot in facts.lots if lot.estimate_fen is not None]
    whole = len(estimates) == len(facts.lots) > 0
    return {
        "value": value(sum(estimates)) if whole else None,
        "minValue": value(facts.floor_fen) if facts.floor_fen is not None else None,
    }


def _lot_block(lot: LotFact, status: str) -> Json:
    block: Json = {"id": lot.id, "title": lot.title, "description": lot.description, "status": status}
    if lot.estimate_fen is not None:
        block["value"] = value(lot.estimate_fen)
    return {name: told for name, told in block.items() if told is not None}


def _item(lot: LotFact, cpv: str, description: str) -> Json:
    item: Json = {
        "id": lot.id, "description": lot.title, "relatedLot": lot.id, "quantity": lot.quantity,
        "classification": {"scheme": "CPV", "id": cpv, "description": description},
        "unit": {"name": lot.unit} if lot.unit is not None else None,
    }  # fmt: skip
    return {name: told for name, told in item.items() if told is not None}


def enquiry(fact: EnquiryFact) -> Json:
    """Return an Enquiry; its author stays untold."""
    block: Json = {"id": fact.id, "date": moment(fact.asked_at), "description": fact.question, "answer": fact.answer}
    if fact.answered_at is not None:
        block["dateAnswered"] = moment(fact.answered_at)
    block["relatedLot"] = fact.lot_id
    return {name: told for name, told in block.items() if told is not None}
