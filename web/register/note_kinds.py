"""What recipients are told, as texts in Chinese and English with the facts that they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Final, Literal

from models.errors import InputError, Problem

__all__ = ["KINDS", "Language", "Words", "facts_of", "words_of"]

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """A kind of note: subject and text in both languages; names in braces are facts."""

    zh: tuple[str, str]
    en: tuple[str, str]


KINDS: Final[Mapping[str, Words]] = {
    "deadline.near": Words(
        ("期限提醒：{what}", "{what}须于{due_on}前办理。编号：{subject}。"),
        ("Due soon: {what}", "{what} is due on {due_on}. Number: {subject}."),
    ),
    "listing.notified": Words(
        ("列入事先告知：{list}", "贵单位拟列入{list}，条目{listing}。可于{until}前陈述申辩或者提出异议。"),
        ("Notice of a proposed listing: {list}",
         "You are proposed for the {list} list, listing {listing}. You may object until {until}."),
    ),
    "listing.published": Words(
        ("榜单公布：{list}", "贵单位已列入{list}，条目{listing}，自{starts_on}起。"),
        ("Published: {list} list", "You are on the {list} list, listing {listing}, from {starts_on}."),
    ),
    "objection.decided": Words(
        ("异议办理结果：{number}", "对{about}的异议{number}已经办结，结果：{outcome}。"),
        ("Objection {number} is decided", "The objection {number} to {about} is decided: {outcome}."),
    ),
    "score.corrected": Words(
        ("信用信息更正：{company}", "{used}使用过的{company}的信用信息已于{corrected_on}更正。请重新核对。"),
        ("Corrected: credit of {company}",
         "The credit of {company}, which {used} used, was corrected on {corrected_on}. Please check it again."),
    ),
    "tender.published": Words(
        ("招标公告：{title}", "{title}（{tender}）已发布，投标截止：{bids_close_at}。"),
        ("Tender notice: {title}", "{title} ({tender}) is published. Bids close at {bids_close_at}."),
    ),
    "tender.answered": Words(
        ("答疑：{title}", "{title}（{tender}）的提问已答复。"),
        ("Question answered: {title}", "A question on {title} ({tender}) is answered."),
    ),
    "tender.awarded": Words(
        ("定标：{title}", "{title}（{tender}）已定标。"), ("Awarded: {title}", "{title} ({tender}) is awarded.")
    ),
    "complaint.assigned": Words(
        ("投诉待办：{complaint}", "{community}的投诉{complaint}须于{due_on}前办理。"),
        ("Complaint for you: {complaint}", "Complaint {complaint} of {community} is due on {due_on}."),
    ),
    "webhook.given_up": Words(
        ("推送停止：{webhook}", "向{url}的推送{webhook}屡次失败，已停止。原因：{reason}。"),
        ("Webhook given up: {webhook}", "Webhook {webhook} to {url} failed too often and is stopped: {reason}."),
    ),
}  # fmt: skip
"""Kind -> its words. A new kind is a line here, with the same facts in both languages."""


def facts_of(kind: str) -> frozenset[str]:
    """Return the names of the facts that a kind needs. Raises InputError for an unknown kind."""
    if kind not in KINDS:
        raise InputError(Problem(f"note {kind}", "there is no such kind", f"One of {', '.join(KINDS)}."))
    texts = "".join(KINDS[kind].zh)
    return frozenset(name for _, name, _, _ in Formatter().parse(texts) if name)


def words_of(kind: str, facts: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Return subject, on one line, and text of a note."""
    subject, text = KINDS[kind].zh if language == "zh" else KINDS[kind].en
    return " ".join(subject.format_map(facts).split()), text.format_map(facts)
