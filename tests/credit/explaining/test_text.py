"""An explanation as text for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from credit.explaining.explanation import Explanation, Reason
from credit.explaining.marks import Mark
from credit.explaining.outlook import Outlook, Way
from credit.explaining.text import Language, explanation_text
from credit.rulebook.scalars import Bilingual
from credit.scoring.hypotheses import Hypothesis, Verdict

_LOSS = Reason(
    component="bad", indicator="complaints", rule="late", title={"zh": "投诉处理", "en": "Complaint handling"},
    event="complaint.late", source_table="complaints", source_id="k1", occurred_on=date(2024, 3, 1),
    valid_until=date(2025, 3, 1), points=-500, counted=True, basis={"zh": "办法 12(3)", "en": "Measures, 12(3)"},
)  # fmt: skip
_RATE = replace(
    _LOSS,
    rule="rate",
    source_table="measures",
    source_id=None,
    occurred_on=None,
    valid_until=None,
    points=1000,
    counted=False,
)
_WAY = Way(Bilingual(zh="新获 1 项", en="Earn 1"), Hypothesis("c1"), Verdict(80_000, "AA", eligible=True))
_FULL = Explanation(
    company_id="c1", name="禾安物业", as_of=date(2024, 6, 30),
    rulebook={"id": "tiny", "zh": "示例标准", "en": "Example standard"},
    base=80_000, components={"good": 0, "bad": -500}, score=79_500, grade="A", status="rated", blacklisted=True,
    eligible=False, next_change_on=date(2025, 3, 1), reasons=(_LOSS, _RATE), outlook=Outlook((_WAY,)),
)  # fmt: skip
_EMPTY = replace(_FULL, blacklisted=False, next_change_on=None, reasons=(), outlook=Outlook())


def test_the_english_text_is_this() -> None:
    """Head, sum, every reason with its clause, the next change, and the ways up."""
    assert explanation_text(_FULL).splitlines() == [
        "禾安物业 (c1), as of 2024-06-30, Example standard",
        "score 79.5, grade A",
        "On the blacklist: may not enter tenders that ask for a grade",
        "It adds up: base 80 + good 0 + bad -0.5",
        "",
        "Where every point comes from",
        "      -0.5  Complaint handling [complaints k1, 2024-03-01], counts until 2025-03-01",
        "            Measures, 12(3)",
        "        +1  Complaint handling [measures] (swallowed by a ceiling or floor)",
        "            Measures, 12(3)",
        "",
        "Next change: 2025-03-01",
        "",
        "What would lift it one grade",
        "  Earn 1 -> 80, AA",
    ]


def test_the_chinese_text_says_the_same() -> None:
    """Line by line, in Chinese."""
    lines = explanation_text(_FULL, "zh").splitlines()

    assert lines[:4] == [
        "禾安物业 (c1), 截至 2024-06-30, 示例标准", "得分 79.5，等级 A", "在黑名单上：不得参加要求信用等级的招标",
        "构成：基础 80 + good 0 + bad -0.5",
    ]  # fmt: skip
    assert lines[6:9] == [
        "      -0.5  投诉处理 [complaints k1, 2024-03-01]，有效至 2025-03-01", "            办法 12(3)",
        "        +1  投诉处理 [measures]（超出上下限，未计入）",
    ]  # fmt: skip
    assert lines[-1] == "  新获 1 项 → 80 分，AA"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "  Nothing counts",
                "Next change: nothing changes without new evidence",
                "  Nothing that was tried is enough",
            ],
        ),
        ("zh", ["  没有任何计分记录", "下次变动：无新证据则不再变动", "  所试的改变都不足以升级"]),
    ],
)
def test_nothing_is_said_in_words_too(language: Language, said: list[str]) -> None:
    """No reasons, no change to come, no way up: each is a line of its own."""
    lines = explanation_text(_EMPTY, language).splitlines()

    assert [line for line in lines if line in said] == said
    assert not any("blacklist" in line or "黑名单" in line for line in lines)


def test_a_marked_point_says_until_when_it_is_decided() -> None:
    """In both languages; a point of another row is not marked."""
    marks = {
        ("complaints", "k1"): Mark("review", 7, date(2024, 9, 1)),
        ("complaints", "k2"): Mark("repair", 8, date(2024, 9, 2)),
    }
    told = _FULL.marked(marks)

    assert "! under review (petition 7, to be decided by 2024-09-01)" in explanation_text(told)
    assert "! 复核中（第7号，2024-09-01前决定）" in explanation_text(told, "zh")
    assert "petition 8" not in explanation_text(told)
