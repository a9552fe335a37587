"""The catalogue lists what ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from credit import load_rulebook
from credit.rulebook.catalogue import catalogue
from credit.rulebook.folders import CITIES
from models.values.periods import Duration
from tests.builders.rulebooks import minimal_files, write_rulebook


def test_every_city_folder_is_listed_by_id() -> None:
    """A folder that holds a rulebook.yaml is in the catalogue, in alphabetical order."""
    assert [entry.id for entry in catalogue()] == sorted(path.parent.name for path in CITIES.glob("*/rulebook.yaml"))


def test_an_entry_says_whose_it_is_and_how_sure(tmp_path: Path) -> None:
    """Title, authority and status are those of the file."""
    write_rulebook(tmp_path / "tiny", minimal_files())
    (entry,) = catalogue(tmp_path)
    assert (entry.id, entry.title.en, entry.authority.zh, entry.status.state, entry.extends) == (
        "tiny", "tiny", "nobody", "draft", None,
    )  # fmt: skip


_READ = {"shandong_province": "shandong", "yantai": "yantai", "zhejiang_province": "zhejiang",
         "lianyungang": "lianyungang", "yangzhou": "yangzhou", "shangqiu": "shangqiu"}  # fmt: skip
"""The standards of which thresholds were read, and what they are called here."""


@pytest.mark.shared
def test_thresholds_caps_and_bases_are_those_that_were_read(shared: Path) -> None:
    """As the collected facts of the standards have them: where grades begin, which are named, caps, base, fallback."""
    text = (shared / "design" / "rulebook_facts.yaml").read_text(encoding="utf-8")
    facts = {one["id"]: one for one in YAML(typ="safe").load(text)["rating_standards"]}
    for name, city in _READ.items():
        read, book = facts[name], load_rulebook(city)
        begins: dict[str, int | None] = {}
        for row in book.grades:
            begins.setdefault(row.grade, row.at_least)
        asked = {one["g"]: one.get("min") for one in read["grades"]}
        assert begins == {grade: None if least is None else least * 1000 for grade, least in asked.items()}, city
        for component, cap in read.get("caps", {}).items():
            assert book.components[component].ceiling == (0 if cap is None else cap * 1000), city
        if "base" in read:
            assert book.base == read["base"] * 1000, city
        if "fallback" in read:
            assert (read["fallback"]["no_bad_info"], ("bad",)) in [(row.grade, row.without) for row in book.grades]


@pytest.mark.shared
def test_bad_information_is_kept_for_the_five_years_of_the_provinces(shared: Path) -> None:
    """Article 16 of Zhejiang's regulation, article 38 of Shandong's."""
    text = (shared / "design" / "rulebook_facts.yaml").read_text(encoding="utf-8")
    facts = {one["id"]: one for one in YAML(typ="safe").load(text)["rating_standards"]}
    zhejiang, shandong = facts["zhejiang_public_credit_regulation"], facts["shandong_social_credit_regulation"]

    assert (zhejiang["bad_info_retention"], shandong["disclosure_max"]) == ("P5Y", "P5Y")
    assert {load_rulebook(city).retention for city in ("zhejiang", "shandong")} == {Duration(months=60, days=0)}
