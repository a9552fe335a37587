"""The tables of modes are read strictly, and the most special one holds."""

from __future__ import annotations

import pytest

from bidding.modes.law_shapes import ServiceMode
from bidding.modes.laws import FOLDER, LAWS, cite, law_for, laws
from credit.rulebook.errors import RulebookError
from tests.architecture.source import page

ZHUJI = (FOLDER / "zhuji.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "name"),
    [("330681", "zhuji"), ("512002", "ziyang"), ("331102", "lishui"), ("330106", "hangzhou"), ("110101", "national")],
)
def test_the_most_special_table_holds(code: str, name: str) -> None:
    """A city's own before the national one, which proposes nothing."""
    assert law_for(code).id == name
    assert not law_for("110101").rules


def test_every_line_has_its_source() -> None:
    """Rules, traits and basics: an article or a reason, in both languages."""
    for law in laws():
        bases = [
            law.chosen,
            law.basics.basis,
            *(one.basis for one in law.rules),
            *(one.basis for one in law.traits.values()),
        ]
        assert all(cite(law, basis, language) for basis in bases for language in ("zh", "en"))


def test_no_line_leaves_a_kind_without_its_traits() -> None:
    """A trait that a line asks is asked of every kind the line is about, so that a form can show it."""
    for law in laws():
        for rule in law.rules:
            assert all({*rule.kinds} <= {*law.traits[name].kinds} for name in rule.where), rule.id


def test_every_fault_is_told_with_its_line() -> None:
    """A trait that is none, a value that it has not, a mode that is none, an unknown instrument."""
    text = ZHUJI.replace('{fit: ["yes"]}', "{fits: [good]}").replace('{fit: ["no"]}', "{fit: [perhaps]}")
    text = text.replace("[professional, quasi_service]", "[professional, magic]").replace(
        'instrument: zhuji_2023, article: "20"', 'instrument: none, article: "20"'
    )

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.encode(), "zhuji.yaml")

    words = ("no trait 'fits'", "'perhaps' is no value", "magic", "no instrument 'none'", "zhuji.yaml:")
    assert all(word in str(caught.value) for word in words)


def test_the_page_shows_every_line() -> None:
    """docs/modes.md has the table, with its modes and article."""
    text = page("docs/modes.md")
    for law in laws():
        for rule in law.rules:
            modes = ", ".join(f"`{one}`" for one in rule.modes)
            assert f"| {law.id} | {rule.title.en} | {modes} | {rule.basis.article} |" in text
    assert all(f"| `{one}` |" in text for one in ServiceMode)
