"""What a reader of an evaluation should know beside its numbers: cautions of the law, and facts that were not shown."""

from __future__ import annotations

from collections.abc import Iterator

from bidding.evaluation.rules import cite, panel_rule, rules
from bidding.evaluation.shapes import OpenedTender, Scheme
from credit.rulebook.scalars import Bilingual
from models.values.points import format_points

__all__ = ["notes_on", "scheme_notes"]

_HUNDRED = 100_000


def scheme_notes(scheme: Scheme, *, statutory: bool) -> list[Bilingual]:
    """Return the cautions about a scheme that stop nothing: bonuses, the weight of the price, the sum of points."""
    return [*_bonus_notes(scheme, statutory=statutory), *_weight_notes(scheme), *_odd_mark_notes(scheme)]


def notes_on(tender: OpenedTender, valid: int) -> list[Bilingual]:
    """Return all notes on an evaluation with so many valid bids."""
    return [*scheme_notes(tender, statutory=tender.statutory), *_unshown(tender), *_late(tender), *_few(valid)]


def _bonus_notes(scheme: Scheme, *, statutory: bool) -> Iterator[Bilingual]:
    basis = rules().bonuses.basis
    for one in scheme.criteria:
        if one.bonus_for is None:
            continue
        zh = "依法必须招标的项目不得以此加分" if statutory else "本项目非依法必须招标，仍应与项目相关"
        en = (
            "a tender that the law requires may not reward it" if statutory else "allowed here, if it bears on the work"
        )
        prize = {"local_award": ("特定行政区域", "one place"), "industry_award": ("特定行业", "one trade")}[
            one.bonus_for
        ]
        yield Bilingual(
            zh=f"“{one.title.zh}”以{prize[0]}的业绩、奖项加分：{zh}（{cite(basis, 'zh')}）",
            en=f"{one.title.en} rewards prizes of {prize[1]}: {en} ({cite(basis)})",
        )


def _weight_notes(scheme: Scheme) -> Iterator[Bilingual]:
    if scheme.method != "comprehensive":
        return
    whole = scheme.max_points
    if whole != _HUNDRED:
        yield Bilingual(
            zh=f"满分合计{format_points(whole)}分，不是100分", en=f"full points are {format_points(whole)}, not 100"
        )
    price = sum(one.max_points for one in scheme.criteria if one.kind == "price")
    for rule in rules().weights:
        if rule.subject == scheme.subject and price < rule.least * whole and not scheme.government_purchase:
            share, zh, en = int(rule.least * 100), cite(rule.basis, "zh"), cite(rule.basis)
            yield Bilingual(
                zh=f"价格分低于{share}%；政府采购项目不得如此（{zh}）",
                en=f"the price has less than {share} % of the points; a government purchase may not ({en})",
            )


def _odd_mark_notes(scheme: Scheme) -> Iterator[Bilingual]:
    if scheme.replace_odd_marks:
        basis = rules().odd_marks.basis
        yield Bilingual(
            zh=f"招标文件采用异常评分替换规则（{cite(basis, 'zh')}）",
            en=f"the notice lets a majority set an odd mark aside, after {cite(basis)}",
        )


def _unshown(tender: OpenedTender) -> Iterator[Bilingual]:
    if tender.marked and not tender.panel:
        basis = panel_rule(tender.jurisdiction).basis
        yield Bilingual(
            zh=f"未列评标委员会名单，其组成未核对（{cite(basis, 'zh')}）",
            en=f"the panel is not listed, so its make-up was not checked ({cite(basis)})",
        )
    technical = {one.id for one in tender.criteria if one.kind == "technical"}
    locked = {name for lock in tender.locks for name in lock.criteria}
    if technical and (technical - locked or tender.prices_opened_at is None):
        yield Bilingual(
            zh="未列技术评分的锁定时间或开价时间，先盲评后开价的次序未核对",
            en="the locking of technical marks or the opening of prices is not shown, so their order was not checked",
        )


def _late(tender: OpenedTender) -> Iterator[Bilingual]:
    """Tell marks that a new member gave after prices were opened: the law has it mark anew, blind or not."""
    opened, basis = tender.prices_opened_at, rules().replaced.basis
    technical = {one.id for one in tender.criteria if one.kind == "technical"}
    late = [lock for lock in tender.locks if technical & set(lock.criteria) and opened is not None and lock.at > opened]
    if late:
        yield Bilingual(
            zh=f"开价后更换评委并重新评审（{cite(basis, 'zh')}），其技术评分不是盲评",
            en=f"a member took a seat after prices were opened and marked anew, not blind ({cite(basis)})",
        )


def _few(valid: int) -> Iterator[Bilingual]:
    rule = rules().few_valid
    if not valid:
        yield Bilingual(zh="所有投标均被否决，应当依法重新招标", en="every bid was rejected: call for bids anew")
    elif valid < rule.under:
        zh, en = (
            "明显缺乏竞争的，评标委员会可以否决全部投标",
            "where competition is clearly lacking, the panel may reject all",
        )
        yield Bilingual(
            zh=f"有效投标{valid}个，少于{rule.under}个；{zh}（参见{cite(rule.basis, 'zh')}）",
            en=f"{valid} valid bids, fewer than {rule.under}: {en} (see {cite(rule.basis)})",
        )
