"""The laws of lists as data: strictly read, and each number with its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.rulebook.errors import RulebookError
from credit.standing.laws import FOLDER, cite, law_for, law_named, laws, read_law
from models.errors import InputError

TEXT = (FOLDER / "zhejiang.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("working_days: 20", "working_days: 2.5", "float"),
        ("notice:", "notices:", "the key `notices` is unknown"),
        ('basis: {instrument: zhejiang_credit_2017, article: "16"}', "basis: {}", "give either `instrument`"),
        ('instrument: zhejiang_credit_2017, article: "27"', 'instrument: nowhere, article: "27"', "no instrument"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say_is_named(old: str, new: str, why: str) -> None:
    """Floats, unknown keys, numbers without a basis, and instruments that nobody described."""
    assert old in TEXT
    with pytest.raises(RulebookError, match=why):
        read_law(TEXT.replace(old, new, 1).encode(), "zhejiang.yaml")


_CODES = [("330681", "zhejiang"), ("371082", "shandong"), ("411400", "henan"), ("510000", "elsewhere"),
          ("US-IL", "elsewhere")]  # fmt: skip


@pytest.mark.parametrize(("code", "law"), _CODES)
def test_a_city_falls_under_the_law_of_its_province(code: str, law: str) -> None:
    """By the code's prefix; who is nowhere else falls under `elsewhere`."""
    assert law_for(code).id == law


def test_an_unknown_law_is_named() -> None:
    """With those that there are."""
    with pytest.raises(InputError, match="Name one of elsewhere, henan, shandong, zhejiang"):
        law_named("atlantis")


def test_persons_are_off_everywhere_as_delivered() -> None:
    """A city that wants them named turns the switch on itself."""
    assert [law.id for law in laws() if law.persons.on] == []


def test_a_citation_is_said_in_both_languages() -> None:
    """Instrument and article, or the reason of an own choice."""
    law = law_named("zhejiang")

    assert cite(law, law.retention.basis) == "Zhejiang Public Credit Information Regulation art. 16"
    assert cite(law, law.retention.basis, "zh") == "浙江省公共信用信息管理条例 第16条"
    assert cite(law, law.hearing.basis, "zh").count("本系统自定") == 1


@pytest.mark.shared
def test_every_article_cited_stands_in_the_text(shared: Path) -> None:
    """The article numbers that the three provinces cite exist in the texts that were read."""
    numerals = "零一二三四五六七八九十"
    texts = {path.name.split("(")[0]: path.read_text(encoding="utf-8") for path in (shared / "laws").glob("*.md")}
    missing = []
    for law in laws():
        for basis in _bases(law.model_dump()):
            text = texts[law.instruments[basis["instrument"]].title.zh.removeprefix("中华人民共和国")]
            for article in basis["article"].split(","):
                number = int(article.strip().split("(")[0])
                tens, ones = divmod(number, 10)
                word = f"{numerals[tens] if tens > 1 else ''}{'十' if tens else ''}{numerals[ones] if ones else ''}"
                if f"第{word}条" not in text:
                    missing.append(f"{law.id} {basis}")

    assert missing == []


def _bases(node: object) -> list[dict[str, str]]:
    if isinstance(node, dict):
        own = [node] if node.get("instrument") else []
        return own + [found for value in node.values() for found in _bases(value)]
    return [found for value in node for found in _bases(value)] if isinstance(node, list | tuple) else []
