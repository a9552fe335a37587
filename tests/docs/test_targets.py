"""docs/targets.md tells what the plans hold, and every column of the survey."""

from __future__ import annotations

from dataclasses import fields

from credit.targets import CompanySurveyed, EstateSurveyed, PlaceSurveyed, Target, plan, plan_ids
from tests.architecture.source import page

PAGE = "docs/targets.md"


def _row(city: str, one: Target) -> str:
    share = f"{'over' if one.more else 'at least'} {one.share * 100} %"
    return f"| {city} | {one.title.en} | {share} | {one.by or 'no day'} | {one.basis.article} |"


def test_the_table_is_that_of_the_plans() -> None:
    """Every target of every city, and no other."""
    rows = [line for line in page(PAGE).split("## The survey")[0].splitlines() if line.startswith("| ")][2:]

    assert rows == [_row(city, one) for city in plan_ids() for one in plan(city).targets]


def test_every_column_is_told() -> None:
    """`age` stands for what the rows call old."""
    columns = {one.name for shape in (EstateSurveyed, CompanySurveyed, PlaceSurveyed) for one in fields(shape)}

    assert [name for name in sorted(columns - {"old"} | {"age"}) if name not in page(PAGE)] == []
