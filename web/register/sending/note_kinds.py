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
    "complaint.accepted": Words(
        ("投诉待答复：{complaint}", "{community}的投诉{complaint}已受理，责任单位为贵单位，须于{due_on}前答复。"),
        ("Complaint to answer: {complaint}",
         "Complaint {complaint} of {community} is taken in, and yours to answer by {due_on}."),
    ),
    "petition.filed": Words(
        ("收到申请：{subject}", "{company}提出申请{subject}，须于{due_on}前办结。"),
        ("Filed: {subject}", "{company} filed {subject}; it has to be decided by {due_on}."),
    ),
    "listing.answered": Words(
        ("榜单条目{listing}有新申请", "{company}就{list}条目{listing}提出异议或者修复申请。"),
        ("Listing {listing} is answered", "{company} objects to listing {listing} ({list}), or asks for its repair."),
    ),
    "filing.submitted": Words(
        ("备案待办：{engagement}", "{company}提交了{engagement}的进驻备案。"),
        ("Filing to decide on: {engagement}", "{company} filed {engagement} before its service begins."),
    ),
    "filing.returned": Words(
        ("备案退回：{engagement}", "{engagement}的进驻备案被退回。原因：{reason}。"),
        ("Filing returned: {engagement}", "The filing of {engagement} was returned: {reason}."),
    ),
    "filing.accepted": Words(
        ("备案通过：{engagement}", "{engagement}的进驻备案已通过，备案号：{filing}。"),
        ("Filing passed: {engagement}", "The filing of {engagement} has passed under the number {filing}."),
    ),
    "service.ending": Words(
        ("退出告知：{engagement}", "{company}告知不再继续服务{community}，合同到期日：{ends_on}。"),
        ("Service ends: {engagement}", "{company} will not go on serving {community}; the term ends on {ends_on}."),
    ),
    "service.ordered": Words(
        ("责令移交：{engagement}", "{engagement}须于{until}前完成移交。"),
        ("Ordered to hand over: {engagement}", "{engagement} has to be handed over by {until}."),
    ),
    "finding.reported": Words(
        ("整改待复查：{finding}", "{finding}已报告整改完毕，请复查。"),
        ("To be looked at again: {finding}", "{finding} was reported as put right."),
    ),
    "finding.checked": Words(
        ("复查结果：{finding}", "{finding}的复查结果：{outcome}。"),
        ("Looked at again: {finding}", "The second look at {finding} found: {outcome}."),
    ),
    "panel.invited": Words(
        ("评标邀请：{tender}", "您是{tender}（{lot}）的评标委员会成员，请于{until}前接受或者回避，并请保密。"),
        ("Invited to a panel: {tender}",
         "You sit on the panel of {tender} ({lot}). Accept or recuse yourself by {until}; tell nobody."),
    ),
    "panel.locked": Words(
        ("评分已锁定：{tender}", "{tender}（{lot}）的评标委员会已全部提交评分并锁定。"),
        ("Marks are locked: {tender}", "All members of the panel of {tender} ({lot}) have handed in."),
    ),
    "price.unexplained": Words(
        ("请说明报价：{tender}",
         "贵单位对{tender}（{lot}）的报价低于其他报价均值{below_mean}，低于次低报价{below_next}，请书面说明。"),
        ("Explain your price: {tender}",
         "Your price for {tender} ({lot}) lies {below_mean} below the mean, {below_next} below the next: explain it."),
    ),
    "certificate.asked": Words(
        ("{company}申请出具信用证明", "{company}申请出具信用证明，用途：{purpose}。"),
        ("{company} asks for a certificate", "{company} asks for a certificate of its credit for: {purpose}."),
    ),
    "certificate.issued": Words(
        ("信用证明已出具：{certificate}", "贵单位的信用证明{certificate}已出具，用途：{purpose}。"),
        ("Certificate issued: {certificate}", "Certificate {certificate} of your credit is issued, for: {purpose}."),
    ),
    "decision.ordered": Words(
        ("已中止：{what}", "{what}所依据的业主决定（表决{vote}）被责令改正，改正前中止。原因：{reason}。"),
        ("Stands still: {what}",
         "The owners' decision behind {what}, vote {vote}, has to be corrected; until then it stands still: {reason}."),
    ),
    "decision.revoked": Words(
        ("已中止：{what}", "{what}所依据的业主决定（表决{vote}）已被撤销，业主重新决定前中止。原因：{reason}。"),
        ("Stands still: {what}",
         "The owners' decision behind {what}, vote {vote}, was revoked; it stands still until another one: {reason}."),
    ),
    "decision.corrected": Words(
        ("已恢复：{what}", "{what}所依据的业主决定（表决{vote}）已经改正，可以继续。说明：{reason}。"),
        ("Goes on: {what}", "The owners' decision behind {what}, vote {vote}, was corrected; it may go on: {reason}."),
    ),
    "request.reached": Words(
        ("业主提议已达法定比例：{request}", "业主联名提议{request}已达法定比例，须在{days}日内组织召开业主大会会议。"),
        ("Enough owners ask for a vote: {request}",
         "Enough owners stand behind the request {request}: the vote is to be called within {days} days."),
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
