"""The laws of coming and leaving are read strictly, and the most special one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.engagements.laws import FOLDER, LAWS, cite, law_for, law_named, laws
from credit.rulebook.errors import RulebookError
from models.errors import InputError
from tests.builders.engagements import CODES

NATIONAL = (FOLDER / "national.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_the_most_special_law_holds(name: str, code: str) -> None:
    """A city's own law before its province's, and the national one where nothing else fits."""
    assert law_for(code).id == name


def test_every_item_and_notice_has_its_source() -> None:
    """An article or a reason for each, in both languages."""
    for law in laws():
        assert set(law.notice) == {"initial", "assembly"}
        assert all(cite(law, item.basis, "zh") for item in law.handed_over.values())
        assert all(cite(law, basis) for basis in (law.goes_on, law.unlimited.basis, law.helps, law.refund, law.joint))


def test_a_county_lies_over_its_city_and_province() -> None:
    """Zhuji has a filing of its own (ZJ-10), Shaoxing's start-up money and the province's register of owners."""
    zhuji = law_named("zhuji")

    assert zhuji.filing is not None
    assert zhuji.filing.staff == {"project_leader": 1, "technician": 1}
    assert {"start_up", "owners_roll", "rooms", "keys"} <= set(zhuji.handed_over)
    assert zhuji.notice["assembly"].to == ("committee", "bureau", "subdistrict", "neighbourhood")
    assert cite(zhuji, zhuji.handed_over["owners_roll"].basis, "zh") == "浙江省物业管理条例 第25(1)(5)条"


def test_hangzhou_alone_watches_over_four_heads() -> None:
    """HZ-21: standard, quality, premises and operating income."""
    heads = {law.id: law.supervised for law in laws() if law.supervised is not None}

    assert [*heads] == ["hangzhou"]
    assert {*(heads["hangzhou"] or ())} == {"standard", "quality", "premises", "income"}


def test_every_fault_is_told_with_its_line() -> None:
    """A number of days that is none, and an unknown instrument."""
    text = NATIONAL.replace("days: 90", "days: 0", 1).replace("{instrument: civil_code, ", "{instrument: no, ")

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.encode(), "national.yaml")

    assert all(word in str(caught.value) for word in ("is too small. Write at least 1", "no instrument 'no'"))


def test_an_unknown_law_is_refused() -> None:
    """And the known ones are named."""
    with pytest.raises(InputError, match="hangzhou"):
        law_named("atlantis")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("laws/绍兴市物业管理条例(2020-12-04).md", "合同期限届满九十日前书面通知业主委员会"),
        ("laws/绍兴市物业管理条例(2020-12-04).md", "物业交付使用十五日前"),
        ("laws/杭州市物业管理条例(2021-08-09).md", "自终止之日起十五日内退出物业管理区域"),
        ("laws/杭州市物业管理条例(2021-08-09).md", "订立物业服务合同后十日内"),
        ("laws/丽水市物业管理条例(2019-04-08).md", "应当在物业服务合同终止之日退出物业管理区域"),
        ("laws/丽水市物业管理条例(2019-04-08).md", "退出物业管理区域三个月前在物业管理区域内显著位置向全体业主公告"),
        ("laws/青岛市物业管理条例(2021-01-28).md", "应急物业服务期限不超过六个月"),
        ("seeds/001_1e2bf4c2845f85c3.txt", "备案通过后才能开展物业服务"),
        ("seeds/000_a23d76e4f5d5235d.txt", "对服务标准、服务质量、物业用房、经营性收益加强监管"),
    ],
)
def test_the_numbers_stand_in_the_texts(shared: Path, file: str, words: str) -> None:
    """Each clock is where its article says it is."""
    assert words in (shared / file).read_text(encoding="utf-8")
