"""Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from credit.rulebook.scalars import Bilingual
from models.errors import Problem
from models.values.periods import Duration
from web.languages import (
    capitalised,
    cited,
    language,
    length_of,
    moment,
    pick,
    points,
    reason,
    signed_points,
    whole,
    written_day,
)  # fmt: skip

WEB = Path(__file__).resolve().parent.parent.parent / "web"
CATALOGUE = WEB / "translations/zh/LC_MESSAGES/messages.po"


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, app: Flask) -> Iterator[str]:
    """Yield each language, within a request that reads it."""
    with app.test_request_context("/", query_string={"lang": request.param}):
        yield request.param


def _shown(lang: str, chinese: str, english: str) -> str:
    return {"zh": chinese, "en": english}[lang]


def test_words_begin_a_line_with_a_capital() -> None:
    """The first letter alone, and nothing where there is none."""
    assert [capitalised(words) for words in ("report to C-1", "报告进度", "")] == ["Report to C-1", "报告进度", ""]


def test_a_day_is_written_as_people_write_it(lang: str) -> None:
    """2024年6月30日 in Chinese, 30 June 2024 in English, nothing for no day."""
    assert written_day(date(2024, 6, 30)) == _shown(lang, "2024年6月30日", "30 June 2024")
    assert written_day(None) == ""


def test_a_moment_is_shown_in_the_zone_of_the_installation(lang: str) -> None:
    """One in the morning UTC is nine o'clock in Shanghai."""
    assert moment(datetime(2024, 7, 1, 1, tzinfo=UTC)) == _shown(lang, "2024年7月1日 09:00", "1 July 2024, 09:00")


def test_a_duration_is_told_in_words(lang: str) -> None:
    """Years, months and days are counted in the language, with its plurals."""
    assert length_of(Duration(months=18, days=0)) == _shown(lang, "1年 6个月", "1 year 6 months")
    assert length_of(Duration(months=0, days=30)) == _shown(lang, "30天", "30 days")


def test_a_bilingual_text_shows_its_side(lang: str) -> None:
    """The side of the language is picked."""
    assert pick(Bilingual(zh="甲", en="A")) == _shown(lang, "甲", "A")
    assert language() == lang


def test_a_reason_is_told_in_the_language(lang: str) -> None:
    """What a rule refuses with is Chinese for who reads Chinese."""
    told = reason(Problem("lot", "there is no lot 3", "Its lots: 1, 2."))

    assert told.what == _shown(lang, "没有标段3", "there is no lot 3")


def test_an_article_is_cited_in_the_language(lang: str) -> None:
    """As the laws write it, several articles of one law and our own choices too; what is not known stays."""
    law = _shown(lang, "中华人民共和国招标投标法第{}条", "Tender Law art. {}")

    assert cited("Tender Law art. 44") == law.format("44")
    assert cited("Tender Law art. 22, 54") == law.format(_shown(lang, "22、54", "22, 54"))
    assert cited("the notice") == _shown(lang, "公告", "the notice")
    assert cited("contract, ends_on") == _shown(lang, "合同，终止日（ends_on）", "contract, ends_on")
    assert cited("a law of nowhere") == "a law of nowhere"


def test_points_are_exact_and_signed_with_a_true_minus() -> None:
    """84.999 is never 85, and a loss is not marked with a hyphen."""
    minus = "\N{MINUS SIGN}0.5"

    assert [points(84_999), signed_points(-500), signed_points(500), signed_points(0)] == ["84.999", minus, "+0.5", "0"]


def test_thousands_are_set_apart() -> None:
    """Large whole numbers can be read."""
    assert whole(1_234_567) == "1,234,567"


def test_the_choice_of_a_language_is_remembered(client: FlaskClient) -> None:
    """After one click the next page comes in the same language."""
    client.get("/?lang=en")

    assert '<html lang="en"' in client.get("/about").text


def test_the_portal_speaks_chinese_first(client: FlaskClient) -> None:
    """Who has not chosen reads Chinese, and a language nobody speaks here changes nothing."""
    assert '<html lang="zh-Hans"' in client.get("/").text
    assert '<html lang="zh-Hans"' in client.get("/?lang=xx").text


def test_the_switch_keeps_the_search_and_stays_on_this_host(client: FlaskClient) -> None:
    """The other language's link keeps what was asked, and an odd path makes no link to another host."""
    assert "/companies?q=x&amp;lang=en" in client.get("/companies?q=x").text
    assert 'href="//' not in client.get("/%2f%2fevil.example").text


def test_every_message_is_translated() -> None:
    """What the code and the templates say stands in the Chinese catalogue, and nothing else does."""
    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    keywords = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    found = extract_from_dir(WEB, methods, {"templates/**.html": {"trimmed": "true"}}, keywords)
    said = {message for _, _, message, _, _ in found}
    with CATALOGUE.open("rb") as file:
        kept = {message.id: message.string for message in read_po(file) if message.id}

    assert said == set(kept)
    assert [message for message, text in kept.items() if not text] == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    """messages.mo was made from messages.po as it stands."""
    with CATALOGUE.open("rb") as written:
        compiled = BytesIO()
        write_mo(compiled, read_po(written))

    assert compiled.getvalue() == CATALOGUE.with_suffix(".mo").read_bytes()
