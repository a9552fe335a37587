"""The leading groups of the founding documents as data."""

from __future__ import annotations

import pytest

from credit.groups import group_cities, group_table
from credit.groups.tables import read_table
from models.errors import InputError

TABLE = """
id: x
title: {zh: 组, en: Groups}
instruments:
  paper: {title: {zh: 文, en: Paper}, issuer: {zh: 市, en: City}, read_at: whole text}
kinds:
  - id: city
    level: city
    title: {zh: 组, en: Group}
    does: {zh: 办, en: Works}
    meets: {words: {zh: 定期, en: Regularly}, basis: {instrument: paper, article: "1"}}
    basis: {instrument: paper, article: "1"}
"""


def test_rongcheng_has_fourteen_departments_and_all_towns() -> None:
    """RC-01: under the head of the city's government, its office at the housing bureau."""
    kind = group_table("rongcheng").kinds[0]

    assert [one.each for one in kind.members.values()] == [False] * 14 + [True]
    assert (kind.head and kind.head.zh, kind.office and kind.office.zh) == ("市政府主要负责同志", "市住建局")


def test_zhuji_has_fourteen_departments_and_meets_regularly() -> None:
    """ZJ-04: no number of meetings is given, so none is held."""
    [kind] = group_table("zhuji").kinds

    assert sum(not one.each for one in kind.members.values()) == 14
    assert kind.meets.every is None


def test_only_rongcheng_gives_a_number_of_meetings() -> None:
    """RC-08: the city's group every half-year, towns every quarter."""
    numbered = {
        (city, kind.id): str(kind.meets.every)
        for city in group_cities() for kind in group_table(city).kinds if kind.meets.every is not None
    }  # fmt: skip

    assert numbered == {("rongcheng", "city"): "P6M", ("rongcheng", "town"): "P3M"}


def test_hangzhou_has_four_levels_and_ziyang_three() -> None:
    """HZ-03, ZY-08."""
    levels = {city: [kind.level for kind in group_table(city).kinds] for city in ("hangzhou", "ziyang")}

    assert levels["hangzhou"] == ["city", "district", "subdistrict", "neighbourhood"]
    assert levels["ziyang"] == ["city", "district", "subdistrict"]


@pytest.mark.parametrize("city", group_cities())
def test_every_kind_names_its_section(city: str) -> None:
    """Each by a document of the file."""
    table = group_table(city)

    assert all(kind.basis.instrument in table.instruments and kind.basis.article for kind in table.kinds)


def test_a_city_without_a_table_is_told_which_have_one() -> None:
    """By the list."""
    with pytest.raises(InputError, match="hangzhou, lishui, rongcheng, zhuji, ziyang"):
        group_table("atlantis")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: city", "level: county", "level"),
        ("en: Regularly}", "en: Regularly}, every: P4M", "P3M or P6M"),
        ("en: Regularly}", "en: Regularly}, every: P3M", "go together"),
        ("level: city", "level: city\n    above: moon", "names moon"),
        ("instrument: paper,", "instrument: none,", "there is no instrument 'none'"),
    ],
)
def test_a_table_that_is_wrong_says_where(old: str, new: str, said: str) -> None:
    """By key."""
    with pytest.raises(InputError, match=said):
        read_table(TABLE.replace(old, new).encode(), "x.yaml")
