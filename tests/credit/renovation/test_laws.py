"""The plans of renovation are read strictly, and each says where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.renovation.laws import FOLDER, LAWS, cite, law_for, law_named, laws
from credit.rulebook.errors import RulebookError
from models.errors import InputError
from tests.builders.renovation import CODES

NATIONAL = (FOLDER / "national.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_the_most_special_plan_holds(name: str, code: str) -> None:
    """A city's own, and the national file where no plan was read."""
    assert law_for(code).id == law_named(name).id == name


def test_everything_has_its_source() -> None:
    """A section or a reason for each, in both languages."""
    for law in laws():
        bases = (law.kinds_basis, law.shown.basis, law.reported.basis, *law.needs.values())
        assert all(cite(law, basis, language) for basis in bases for language in ("zh", "en"))


def test_cities_say_what_is_their_own() -> None:
    """HZ-25 eight kinds; ZY-20 364 estates; LS-04, LS-16 an office, open estates; RC-28 batches, rooms, years."""
    hangzhou, ziyang, lishui, rongcheng = (law_named(name) for name in ("hangzhou", "ziyang", "lishui", "rongcheng"))

    assert (len(hangzhou.kinds), hangzhou.target) == (8, None)
    assert (ziyang.target and ziyang.target.estates, ziyang.built and ziyang.built.before) == (364, 2000)
    assert [*lishui.needs] == ["survey", "plan", "office"]
    assert [law.id for law in laws() if law.closing] == ["lishui"]
    assert [law.id for law in laws() if law.room or law.batch] == ["rongcheng"]
    assert cite(rongcheng, rongcheng.needs["survey"], "zh") == "荣成市规范提升社区物业综合管理实施方案 第15条"


def test_every_fault_is_told() -> None:
    """A number of days that is none, and a target that ends before it begins."""
    target = "target: {estates: 0, since: 2022-01-01, by: 2020-01-01, basis: {choice: x}}\n"

    with pytest.raises(RulebookError) as caught:
        LAWS.read((NATIONAL.replace("days: 7", "days: 0") + target).encode(), "national.yaml")

    assert "shown.days" in str(caught.value)
    assert "target.estates" in str(caught.value)
    with pytest.raises(InputError, match="hangzhou"):
        law_named("atlantis")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("000_a23d76e4f5d5235d", "消防及供排水公共设施维修、门禁机监控设施建设、停车场地建设"),
        ("000_a23d76e4f5d5235d", "无障碍设施建设、信报箱及快递柜设置"),
        ("000_a23d76e4f5d5235d", "电动车集中充电场地建设、弱电入户线清理整治"),
        ("002_eec68fdf05a6695a", "从2020年起,通过三年努力,基本完成主城区2000年前364个老旧小区改造任务"),
        ("003_b46bc87b4b47ea4e", "做好底数摸排"),
        ("003_b46bc87b4b47ea4e", "一个小区、一名领导、一个专班"),
        ("003_b46bc87b4b47ea4e", "在征求群众意见基础上，结合实际制定“一小区一策”开转封工作方案"),
        ("004_0365deb9adcd3949", "对城区2005年以前建成的老旧住宅小区，分期分批进行改造"),
        ("004_0365deb9adcd3949", "2021年10月底前为相关小区提供基本的物业办公场所"),
    ],
)  # fmt: skip
def test_the_plans_say_so(shared: Path, file: str, words: str) -> None:
    """Each number and duty stands in its founding document."""
    assert words in (shared / "seeds" / f"{file}.txt").read_text(encoding="utf-8")
