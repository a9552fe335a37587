"""Laws of a folder lie over one another as places lie in one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import StrictInt

from credit.rulebook.errors import RulebookError
from credit.rulebook.place_laws import LawFolder, PlaceLawShape
from credit.rulebook.trees import Finding
from models.errors import InputError

_TEXT = """
id: {name}
title: {{zh: 法, en: {name}}}
codes: ["{code}"]
in_force: {{since: 2020-01-01}}
"""


class _Law(PlaceLawShape):
    days: StrictInt
    heads: Mapping[str, int]


def _odd_days(content: Mapping[str, Any]) -> Iterator[Finding]:
    if content.get("days", 1) % 2 == 0:
        yield Finding(("days",), "it is even", "Make it odd.")


@pytest.fixture
def laws(tmp_path: Path) -> LawFolder[_Law]:
    """Return the laws of a country, a province, a city and its county."""
    places = [("national", "", "days: 15\nheads: {a: 1, b: 2}"), ("aa", "3306", "heads: {b: 3}"),
              ("bb", "330681", "heads: {c: 4}"), ("zz", "33", "days: 7")]  # fmt: skip
    for name, code, own in places:
        (tmp_path / f"{name}.yaml").write_text(_TEXT.format(name=name, code=code) + own, encoding="utf-8")
    return LawFolder(tmp_path, _Law, "law of heads", "See the page.", {"heads"}, findings=_odd_days)


def test_a_place_says_only_what_is_different_from_the_place_around_it(laws: LawFolder[_Law]) -> None:
    """Whatever the files are called: the county over the city, over the province, over the country."""
    assert [(one.id, one.days, dict(one.heads)) for one in laws.laws] == [
        ("national", 15, {"a": 1, "b": 2}), ("zz", 7, {"a": 1, "b": 2}), ("aa", 7, {"a": 1, "b": 3}),
        ("bb", 7, {"a": 1, "b": 3, "c": 4}),
    ]  # fmt: skip


def test_a_place_without_a_file_has_that_around_it(laws: LawFolder[_Law]) -> None:
    """And one outside all of them has the national law."""
    assert [laws.at(code).id for code in ("330681", "330602", "330102", "110101")] == ["bb", "aa", "zz", "national"]


def test_an_unknown_id_is_refused(laws: LawFolder[_Law]) -> None:
    """It says of which laws."""
    with pytest.raises(InputError, match="no law of heads 'moon'"):
        laws.named("moon")


def test_all_that_is_wrong_with_a_file_is_told(laws: LawFolder[_Law]) -> None:
    """What its shape lacks and does not know, and what its room finds."""
    with pytest.raises(RulebookError) as caught:
        laws.read(_TEXT.format(name="x", code="x").encode() + b"days: 2\nodd: []", "x.yaml")

    assert all(word in str(caught.value) for word in ("heads", "odd", "codes", "it is even", "x.yaml:"))


def test_what_is_no_law_at_all_is_told(laws: LawFolder[_Law]) -> None:
    """A list is no law, and no place."""
    with pytest.raises(RulebookError, match=r"x\.yaml"):
        laws.read(b"- 1", "x.yaml")
