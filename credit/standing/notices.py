"""The notice that a company gets before it is listed (事先告知书): facts, article, and its right to be heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from credit.standing.consequences import measures_of
from credit.standing.deadlines import respond_by
from credit.standing.laws import cite, law_for
from credit.standing.listing import Listing

__all__ = ["notice_text"]

_LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {"red": "红榜", "grey": "灰榜", "black": "黑名单"},
    "en": {"red": "red list", "grey": "grey list", "black": "blacklist"},
}
_TEXT: Final = {
    "zh": (
        "列入{list}事先告知书（第{number}号）\n{company}：\n拟将你单位列入{list}。事实：{facts}。依据：{basis}。\n"
        "你单位有权进行陈述和申辩，可在{until}（含当日）前提出异议并要求听取意见（{hearing}）。\n拟采取的措施：{measures}。\n"
        "移出条件：{removal}；修复：{repair}。救济：{review}。"
    ),
    "en": (
        "Notice of a proposed listing on the {list} (no. {number})\nTo {company}:\nit is proposed to put you on the "
        "{list}. Facts: {facts}. Basis: {basis}.\nYou may state your case and defend yourself, object and ask to be "
        "heard, until and on {until} ({hearing}).\nMeasures that may follow: {measures}.\nRemoval: {removal}; "
        "repair: {repair}. Remedies: {review}."
    ),
}  # fmt: skip


def notice_text(listing: Listing, language: str) -> str:
    """Return the notice for a listing that was notified, in `zh` or `en`."""
    law, facts = law_for(listing.facts.jurisdiction), listing.facts
    measures = "; ".join(getattr(one.effect, language) for one in measures_of(law, facts.kind) if one.on)
    repair = law.repair
    return _TEXT[language].format(
        list=_LISTS[language][facts.kind], number=listing.number, company=facts.company_id,
        facts=_facts(listing, language), basis=cite(law, law.notice.basis, language),
        until=respond_by(listing, law), hearing=cite(law, law.hearing.basis, language),
        measures=measures or {"zh": "无", "en": "none"}[language], removal=cite(law, law.removal.basis, language),
        repair=cite(law, repair.blacklist.basis if facts.kind == "black" else repair.asked.basis, language),
        review=getattr(law.objection.review, language),
    )  # fmt: skip


def _facts(listing: Listing, language: str) -> str:
    facts = listing.facts
    if facts.rule is None:
        words = {"zh": "{day}评价排名第{place}", "en": "place {place} in the ranks of {day}"}
        return words[language].format(day=facts.happened_on, place=facts.place)
    words = {
        "zh": "{day}发生{event}（规则{rule}，记录{source}）",
        "en": "{event} on {day} (rule {rule}, record {source})",
    }
    return words[language].format(day=facts.happened_on, event=facts.event, rule=facts.rule, source=facts.source_id)
