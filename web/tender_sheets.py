"""A tender's notice and its award as sheets of paper (招标公告, 中标公告), in Chinese or English, as PDF by typst.

Amounts stand in digits and, in Chinese, in capital numerals too. A code leads to the page where all of it is on record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from bidding.notices import Lot, Notice, notice_digest
from bidding.tender import Move, Tender
from bidding.tender.details import Award
from models.errors import Problem, RefusedError
from models.values.moments import SHANGHAI
from web.row_sheets import RowSheet, SheetLanguage, amount, moment_told, rows_pdf
from web.typst_sheets import grouped

__all__ = ["award_pdf", "notice_pdf"]

_Rows = list[tuple[str, str]]

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "notice": ("招标公告", "Tender notice"), "award_title": ("中标公告", "Notice of award"),
    "number": ("编号", "Number"), "version": ("版本", "Version"), "kind": ("类别", "Kind"),
    "method": ("招标方式", "Method"), "buyer": ("招标人", "Procuring entity"), "terms": ("主要条款", "Main terms"),
    "comma": ("、", ", "),
    "grades": ("信用等级要求", "Credit grade asked for"), "questions": ("提问截止", "Questions until"),
    "close": ("投标截止", "Bids close"), "opened": ("开标不迟于", "Bids are opened until"),
    "lot": ("标段", "Lot"), "months": ("服务期（月）", "Months"), "area": ("建筑面积（平方米）", "Floor area, m²"),
    "ceiling": ("最高限价", "Highest price"), "floor": ("起始租金", "Starting rent"),
    "rent_months": ("租金为几个月的租金", "Months that a rent is for"),
    "bid_security": ("投标保证金", "Bid security"), "performance_security": ("履约保证金", "Performance security"),
    "custodians": ("投标密钥份额保管人", "Custodians of shares"), "winner": ("中标人", "Awarded to"),
    "price": ("中标价", "Price"), "awarded_on": ("定标日期", "Awarded on"),
    "digest": ("公告摘要 SHA-256", "SHA-256 of the notice"), "published": ("发布时间", "Published"),
    "note": (
        "以公开记录为准。扫码查看日程、版本、开标与评标结果。",
        "The public record is what counts. The code leads to timetable, versions, opening and evaluation.",
    ),
}  # fmt: skip
_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "preliminary": ("前期物业服务", "preliminary service"), "service": ("业主选聘物业服务", "owners' service"),
    "repair": ("维修", "repair"), "letting": ("出租", "premises to let"), "bundle": ("老旧小区打包", "old estates"),
    "open": ("公开招标", "open to all"), "limited": ("邀请招标", "by invitation"),
    "direct": ("协议选聘", "by agreement"),
}  # fmt: skip


def notice_pdf(tender: Tender, address: str, language: SheetLanguage, folders: Sequence[Path]) -> bytes:
    """Return the notice in its version that holds, as a PDF dated by its publication.

    Raises InputError where no font can show it, RefusedError before it is published.
    """
    notice, at = tender.notice, _published_at(tender)
    of_lots = [row for lot in notice.lots for row in _of_lot(notice, lot, language)]
    rows = [*_head(notice, language), *of_lots, *_foot(notice, language, at)]
    return _sheet("notice", tender, rows, (address, language, folders), at)


def award_pdf(
    tender: Tender, names: Mapping[str, str], address: str, language: SheetLanguage, folders: Sequence[Path]
) -> bytes:
    """Return the awards that stand, as a PDF dated by the last of them; `names` of companies by code.

    Raises InputError where no font can show it, RefusedError where nothing is awarded.
    """
    if not tender.awards:
        raise RefusedError(Problem(f"tender {tender.id}", "nothing is awarded", "Look at it again after the award."))
    notice = tender.notice
    at = next(event.at for event in reversed(tender.events) if event.move is Move.AWARD)
    rows = [
        _row("number", f"{notice.tender_id}, {_w('version', language)} {notice.version}", language),
        _row("buyer", notice.procuring_entity.name, language),
    ]  # fmt: skip
    for lot in notice.lots:
        if lot.id in tender.awards:
            rows += _of_award(lot, tender.awards[lot.id], names, language)
    rows += [_row("awarded_on", f"{at.astimezone(SHANGHAI):%Y-%m-%d}", language),
             _row("digest", grouped(notice_digest(notice)), language)]  # fmt: skip
    return _sheet("award_title", tender, rows, (address, language, folders), at)


def _sheet(
    kind: str, tender: Tender, rows: _Rows, sheet: tuple[str, SheetLanguage, Sequence[Path]], at: datetime
) -> bytes:
    """Return the PDF of rows; `sheet`: the address behind the code, the language, where fonts lie."""
    address, language, folders = sheet
    told = RowSheet(_w(kind, language), tender.notice.title, _w("note", language), [("", rows)])
    return rows_pdf(told, address, folders, at)


def _w(name: str, language: SheetLanguage) -> str:
    return _WORDS[name][0 if language == "zh" else 1]


def _row(name: str, told: str, language: SheetLanguage) -> tuple[str, str]:
    return _w(name, language), told


def _head(notice: Notice, language: SheetLanguage) -> _Rows:
    side = 0 if language == "zh" else 1
    grades = "-" if notice.required is None else _w("comma", language).join(notice.required.grades)
    return [
        _row("number", notice.tender_id, language), _row("version", str(notice.version), language),
        _row("kind", _KINDS[notice.kind][side], language), _row("method", _KINDS[notice.method][side], language),
        _row("buyer", notice.procuring_entity.name, language), _row("terms", notice.terms, language),
        _row("grades", grades, language), _row("questions", moment_told(notice.times.questions_close_at), language),
        _row("close", moment_told(notice.times.bids_close_at), language),
        _row("opened", moment_told(notice.times.opens_until), language),
    ]  # fmt: skip


def _of_lot(notice: Notice, lot: Lot, language: SheetLanguage) -> _Rows:
    limit = [_row("ceiling", amount(lot.ceiling_fen, language), language)]
    if notice.kind == "letting":
        time = "-" if lot.rent_months is None else str(lot.rent_months)
        limit = [_row("floor", amount(lot.floor_fen, language), language), _row("rent_months", time, language)]
    return [
        _row("lot", f"{lot.id}: {lot.title}", language), _row("months", str(lot.months), language),
        _row("area", f"{lot.area_m2:,}", language), *limit,
    ]  # fmt: skip


def _foot(notice: Notice, language: SheetLanguage, at: datetime) -> _Rows:
    sealing = notice.sealing
    keepers = f"{sealing.threshold}/{len(sealing.custodians)}: {', '.join(one.body for one in sealing.custodians)}"
    return [
        _row("bid_security", amount(notice.bid_security_fen, language), language),
        _row("performance_security", amount(notice.performance_security_fen, language), language),
        _row("custodians", keepers, language), _row("published", moment_told(at), language),
        _row("digest", grouped(notice_digest(notice)), language),
    ]  # fmt: skip


def _of_award(lot: Lot, award: Award, names: Mapping[str, str], language: SheetLanguage) -> _Rows:
    name = names.get(award.company_id)
    winner = award.company_id if name is None else f"{name} ({award.company_id})"
    return [
        _row("lot", f"{lot.id}: {lot.title}", language), _row("winner", winner, language),
        _row("price", amount(award.price_fen, language), language),
    ]  # fmt: skip


def _published_at(tender: Tender) -> datetime:
    found = next((event.at for event in tender.events if event.move is Move.PUBLISH), None)
    if found is None:
        raise RefusedError(Problem(f"tender {tender.id}", "it is not published", "Publish it first."))
    return found
