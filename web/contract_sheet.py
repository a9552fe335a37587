"""The sheet of a contract (合同要点) as PDF, in Chinese or English: parties, lot, price, term, security, record.

It is no contract: the signed text is kept by those who signed it, and is known by its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bidding.contracts import Entry
from bidding.notices import TenderKind, notice_digest
from bidding.tender import Agreement, Event
from models.values.moments import SHANGHAI
from web.register.tenders.agreements import Entered
from web.row_sheets import Rows, RowSheet, SheetLanguage, amount, rows_pdf
from web.typst_sheets import grouped

__all__ = ["ContractFacts", "contract_pdf"]

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("合同要点", "Contract sheet"), "number": ("招标编号", "Tender"), "lot": ("标段", "Lot"),
    "parties": ("合同双方", "Parties"), "buyer": ("招标人（委托方）", "Procuring entity"),
    "company": ("中标人（承接方）", "Contractor"), "served": ("标的", "What is served"),
    "estates": ("物业区域", "Estates"), "comma": ("、", ", "), "area": ("建筑面积（平方米）", "Floor area, m²"),
    "months": ("服务期（月）", "Months"), "price_and_term": ("价款与期限", "Price and term"),
    "price": ("合同总价", "Price over the whole term"), "rent": ("租金", "Rent"),
    "rent_months": ("租金为几个月的租金", "Months that a rent is for"), "signed": ("签订日期", "Signed on"),
    "starts": ("起始日期", "Starts on"), "ends": ("终止（不含当日）", "Ends before"),
    "review": ("试用评议日期", "Trial reviewed on"),
    "committee": ("业委会任期届满（不含当日）", "Committee ends before"),
    "security": ("履约保证金", "Performance security"), "asked": ("应缴", "Asked for"), "held": ("现存", "Held"),
    "paid": ("缴纳", "Paid"), "deducted": ("扣除", "Deducted"), "refunded": ("退还", "Refunded"),
    "rests": ("依据", "Rests on"), "notice": ("招标公告", "Notice"), "version": ("第{}版", "version {}"),
    "award": ("中标", "Award"), "event": ("事项 {}", "event {}"), "filing": ("备案编号", "Filed under"),
    "record": ("指纹与公开记录", "Fingerprints and public record"),
    "text": ("签字文本 SHA-256", "SHA-256 of the signed text"), "digest": ("公告 SHA-256", "SHA-256 of the notice"),
    "entry": ("公开记录位置", "Place on the record"), "waits": ("等待入列", "waits for its place"),
    "hash": ("条目 SHA-256", "SHA-256 of the entry"),
    "note": (
        "本页为要点，不是合同文本。合同文本由双方保存；以公开记录为准。",
        "This sheet is not the contract, whose signed text its parties keep. The public record is what counts.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What a sheet says beyond the contract: what parties and estates are called, and the entries of its events.

    `names` by keys of organisations (`company/…`, `community/…`); `entered` by numbers of events.
    """

    agreement: Agreement
    names: Mapping[str, str]
    entered: Mapping[int, Entered]

    @property
    def estates(self) -> list[str]:
        """Return what the estates are called, those that nobody knows by their codes."""
        return [self.names.get(f"community/{one}", one) for one in self.agreement.lot.community_ids]

    @property
    def company(self) -> str:
        """Return what the company is called, or its code."""
        found = self.agreement.contract.company_id
        return self.names.get(f"company/{found}", found)


def contract_pdf(facts: ContractFacts, address: str, language: SheetLanguage, folders: Sequence[Path]) -> bytes:
    """Return the sheet as a PDF dated by the newest event. Raises InputError where no font can show it."""
    it, side = facts.agreement, 0 if language == "zh" else 1
    w = {name: words[side] for name, words in _WORDS.items()}
    head = [(w["number"], it.tender.id), (w["lot"], f"{it.lot.id}: {it.lot.title}")]
    groups: list[tuple[str, Rows]] = [
        ("", head), (w["parties"], list(_parties(facts, w))), (w["served"], list(_served(facts, w))),
        (w["price_and_term"], list(_terms(it, w, language))), (w["security"], list(_security(it, w, language))),
        (w["rests"], list(_rests(it, w))), (w["record"], list(_record(facts, w))),
    ]  # fmt: skip
    sheet = RowSheet(w["title"], it.tender.notice.title, w["note"], groups)
    return rows_pdf(sheet, address, folders, it.tender.events[-1].at)


_Found = Iterator[tuple[str, str]]
_Named = Mapping[str, str]


def _parties(facts: ContractFacts, w: _Named) -> _Found:
    buyer, company = facts.agreement.tender.notice.procuring_entity, facts.agreement.contract.company_id
    yield w["buyer"], f"{buyer.name} ({buyer.id})"
    yield w["company"], company if facts.company == company else f"{facts.company} ({company})"


def _served(facts: ContractFacts, w: _Named) -> _Found:
    lot = facts.agreement.lot
    yield w["estates"], w["comma"].join(facts.estates)
    yield w["area"], f"{lot.area_m2:,}" if lot.area_m2 else "-"
    yield w["months"], str(lot.months)


def _terms(it: Agreement, w: _Named, language: SheetLanguage) -> _Found:
    one = it.contract
    if it.tender.notice.kind is TenderKind.LETTING:
        yield w["rent"], amount(one.price_fen, language)
        yield w["rent_months"], "-" if it.lot.rent_months is None else str(it.lot.rent_months)
    else:
        yield w["price"], amount(one.price_fen, language)
    days = ("signed", one.signed_on), ("starts", one.starts_on), ("ends", one.ends_on)
    for name, day in (*days, ("review", one.review_on), ("committee", one.committee_ends_on)):
        if day is not None:
            yield w[name], day.isoformat()


def _security(it: Agreement, w: _Named, language: SheetLanguage) -> _Found:
    yield w["asked"], amount(it.security_fen, language)
    for line in it.lines:
        yield w[line.kind], f"{_day(line)}: {amount(line.fen, language)} {line.reason}".strip()
    yield w["held"], amount(it.held_fen, language)


def _rests(it: Agreement, w: _Named) -> _Found:
    number, event = it.awarded
    notice = it.tender.notice
    yield w["notice"], f"{notice.tender_id}, {w['version'].format(notice.version)}"
    yield w["award"], f"{_day(event)}, {w['event'].format(number)}"
    yield w["filing"], it.filing or "-"


def _record(facts: ContractFacts, w: _Named) -> _Found:
    it = facts.agreement
    entry = facts.entered.get(it.signed[0])
    yield w["text"], grouped(it.contract.text_digest)
    yield w["digest"], grouped(notice_digest(it.tender.notice))
    if entry is not None:
        yield w["entry"], w["waits"] if entry.position is None else f"{entry.position:,}"
        yield w["hash"], grouped(entry.digest.removeprefix("sha256:"))


def _day(one: Event | Entry) -> str:
    return f"{one.at.astimezone(SHANGHAI):%Y-%m-%d}"
