"""The built-in rulebooks cite articles that exist and use one vocabulary of events."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from credit.rulebook.folders import CITIES
from credit.rulebook.loading import load_rulebook
from credit.rulebook.shapes import Basis, Rulebook

BOOKS = sorted(path.name for path in CITIES.iterdir() if (path / "rulebook.yaml").is_file())
ROOT = Path(__file__).parents[4]
LAWS = Path(os.environ.get("WUXIN_SHARED", ROOT.parent / "shared")) / "laws"
DIGITS = "零一二三四五六七八九"


load = cache(load_rulebook)


def in_chinese(number: int) -> str:
    """Return an article number below 100 as a law prints it: 5 五, 12 十二, 29 二十九."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return ten + (DIGITS[ones] if ones else "")


def bases(book: Rulebook) -> Iterator[Basis]:
    """Yield every basis of a book."""
    for indicator in book.indicators:
        yield from (rule.basis for rule in indicator.rules)
        yield from (measure.basis for measure in indicator.measures)
    yield from (veto.basis for veto in book.vetoes)
    yield from (trigger.basis for trigger in book.lists.black)


def law_of(book: Rulebook, instrument: str) -> Path | None:
    """Return the file of the law in the snapshot, None where the instrument is no law text."""
    found = re.search(r"snapshot LawRefBook/Laws of 2025-04-19: (\S+\.md)", book.instruments[instrument].read_at)
    return LAWS / found[1] if found else None


@pytest.mark.parametrize("name", BOOKS)
def test_every_reason_of_our_own_is_said_in_chinese_and_english(name: str) -> None:
    """The Chinese side has Chinese words, the English side has none."""
    for basis in bases(load(name)):
        if basis.choice is not None:
            assert re.search("[一-鿿]", basis.choice.zh), basis.choice
            assert basis.choice.en.isascii(), basis.choice


@pytest.mark.parametrize("name", BOOKS)
def test_every_cited_article_of_a_law_we_hold_exists(name: str) -> None:
    """An article number in a basis stands in the text of the law."""
    if not LAWS.is_dir():
        pytest.skip(f"the law texts are not at {LAWS}; set WUXIN_SHARED")
    book = load(name)
    for basis in bases(book):
        law = law_of(book, basis.instrument) if basis.instrument else None
        if law is None:
            continue
        text = law.read_text(encoding="utf-8")
        for article in re.findall(r"(?:^|, )(\d+)", basis.article or ""):
            assert f"\n第{in_chinese(int(article))}条" in text, f"{law.name} has no article {article}"


@pytest.mark.parametrize("name", BOOKS)
def test_every_event_stands_in_the_vocabulary(name: str) -> None:
    """A code that a book names has its row in docs/cities.md, so that all books speak alike."""
    table = set(re.findall(r"^\| `([a-z_.]+)` \|", (ROOT / "docs/cities.md").read_text(encoding="utf-8"), re.MULTILINE))
    book = load(name)
    named = {rule.event for indicator in book.indicators for rule in indicator.rules}
    named |= {veto.event for veto in book.vetoes} | {trigger.event for trigger in book.lists.black}
    named |= {item.event for item in book.derive}
    assert not named - table


@pytest.mark.parametrize("name", BOOKS)
def test_every_derived_event_has_a_rule(name: str) -> None:
    """A book derives no event that it then leaves without points."""
    book = load(name)
    named = {rule.event for indicator in book.indicators for rule in indicator.rules}
    assert {item.event for item in book.derive} <= named


@pytest.mark.parametrize("name", BOOKS)
def test_derived_complaints_are_those_the_company_answers_for(name: str) -> None:
    """Complaints score only when upheld, laid on the company and told once."""
    for item in load(name).derive:
        if item.from_ == "complaints":
            assert item.where["liability"] == "company"
            assert item.where["upheld"] is True
            assert item.where["duplicate_of"] is None
