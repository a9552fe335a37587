"""Titles in two languages, from the data of laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from web.reasons.titles import FOLDERS, titles_in

_LAW = r"""
a: {title: {zh: 民法典, en: Civil Code}}
b: {zh: "甲, \"乙\"", en: "A, \"B\""}
c:
  zh: 甲丙
  en: "A, B: c"
"""
_TWO = """
- {zh: 甲, en: Same}
- {zh: 乙, en: Same}
- {zh: 丙, en: Other}
"""


def _pairs(content: object) -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        if isinstance(content.get("zh"), str) and isinstance(content.get("en"), str):
            yield content["en"], content["zh"]
        content = list(content.values())
    if isinstance(content, list):
        for one in content:
            yield from _pairs(one)


def test_what_is_found_is_what_the_file_says(tmp_path: Path) -> None:
    """Quoted or not, on one line or two, a pair is read as YAML reads it."""
    (tmp_path / "law.yaml").write_text(_LAW, encoding="utf-8")

    assert titles_in([tmp_path]) == {"Civil Code": ("民法典",), 'A, "B"': ('甲, "乙"',), "A, B: c": ("甲丙",)}


def test_a_title_may_have_two_chinese_texts(tmp_path: Path) -> None:
    """Two cities put the same thing differently, and who cites has to know."""
    (tmp_path / "two.yaml").write_text(_TWO, encoding="utf-8")

    assert titles_in([tmp_path]) == {"Same": ("甲", "乙"), "Other": ("丙",)}


def test_titles_of_the_laws_are_those_of_their_files() -> None:
    """Held against a reader of YAML: nothing is found that no file says, and every instrument is."""
    files = [file for name in ("owners", "letting") for file in sorted((FOLDERS[0] / name).rglob("*.yaml"))]
    said = {pair for file in files for pair in _pairs(YAML(typ="safe").load(file.read_text(encoding="utf-8")))}
    found = titles_in([FOLDERS[0] / "owners", FOLDERS[0] / "letting"])

    assert {(english, one) for english, several in found.items() for one in several} <= said
    assert found["Civil Code"] == ("中华人民共和国民法典",)
