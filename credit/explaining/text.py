"""An explanation as readable text, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from credit.explaining.explanation import Explanation, Reason
from models.values.points import format_points

__all__ = ["Language", "explanation_text"]

Language = Literal["zh", "en"]

_WORDS: Final[Mapping[str, Mapping[Language, str]]] = {
    "as_of": {"zh": "截至 {}", "en": "as of {}"},
    "score": {"zh": "得分 {score}，等级 {grade}", "en": "score {score}, grade {grade}"},
    "sum": {"zh": "构成：", "en": "It adds up: "},
    "base": {"zh": "基础", "en": "base"},
    "blacklisted": {
        "zh": "在黑名单上：不得参加要求信用等级的招标",
        "en": "On the blacklist: may not enter tenders that ask for a grade",
    },
    "reasons": {"zh": "每一分的来源", "en": "Where every point comes from"},
    "none": {"zh": "没有任何计分记录", "en": "Nothing counts"},
    "swallowed": {"zh": "（超出上下限，未计入）", "en": " (swallowed by a ceiling or floor)"},
    "until": {"zh": "，有效至 {}", "en": ", counts until {}"},
    "objection": {"zh": "异议处理中（第{}号，{}前决定）", "en": "objected to (petition {}, to be decided by {})"},
    "repair": {"zh": "修复申请处理中（第{}号，{}前决定）", "en": "repair asked for (petition {}, to be decided by {})"},
    "review": {"zh": "复核中（第{}号，{}前决定）", "en": "under review (petition {}, to be decided by {})"},
    "next": {"zh": "下次变动：{}", "en": "Next change: {}"},
    "never": {"zh": "无新证据则不再变动", "en": "nothing changes without new evidence"},
    "lift": {"zh": "怎样升一级", "en": "What would lift it one grade"},
    "way": {"zh": "{way} → {score} 分，{grade}", "en": "{way} -> {score}, {grade}"},
    "no_way": {"zh": "所试的改变都不足以升级", "en": "Nothing that was tried is enough"},
}  # fmt: skip


def explanation_text(explanation: Explanation, language: Language = "en") -> str:
    """Return the explanation as lines of text for a person."""
    return "\n".join(_lines(explanation, language))


def _lines(found: Explanation, language: Language) -> Iterator[str]:
    words = {key: texts[language] for key, texts in _WORDS.items()}
    yield f"{found.name} ({found.company_id}), {words['as_of'].format(found.as_of)}, {found.rulebook[language]}"
    yield words["score"].format(score=format_points(found.score), grade=found.grade)
    if found.blacklisted:
        yield words["blacklisted"]
    parts = [f"{words['base']} {format_points(found.base)}"]
    parts += [f"{name} {format_points(points)}" for name, points in found.components.items()]
    yield words["sum"] + " + ".join(parts)
    yield ""
    yield words["reasons"]
    yield from (f"  {line}" for reason in found.reasons for line in _reason_lines(reason, words, language))
    if not found.reasons:
        yield f"  {words['none']}"
    yield ""
    yield words["next"].format(found.next_change_on or words["never"])
    yield ""
    yield words["lift"]
    for way in found.outlook.ways:
        text = getattr(way.text, language)
        yield "  " + words["way"].format(way=text, score=format_points(way.verdict.score), grade=way.verdict.grade)
    if not found.outlook.ways:
        yield f"  {words['no_way']}"


def _reason_lines(reason: Reason, words: Mapping[str, str], language: Language) -> Iterator[str]:
    points = f"{'+' if reason.points > 0 else ''}{format_points(reason.points)}"
    when = f", {reason.occurred_on}" if reason.occurred_on else ""
    until = words["until"].format(reason.valid_until) if reason.valid_until else ""
    swallowed = "" if reason.counted else words["swallowed"]
    source = f"{reason.source_table} {reason.source_id or ''}".rstrip()
    yield f"{points:>8}  {reason.title[language]} [{source}{when}]{until}{swallowed}"
    yield f"          {reason.basis[language]}"
    if reason.mark is not None:
        yield f"          ! {words[reason.mark.kind].format(reason.mark.petition, reason.mark.due_on)}"
