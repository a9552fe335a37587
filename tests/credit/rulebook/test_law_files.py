"""Files of law cite alike, lie over one another alike, and are found for a place alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from credit.rulebook.law_files import cited, instrument_findings, laid_over, law_of_id, most_special
from credit.rulebook.shapes import Basis, Instrument
from models.errors import InputError

INSTRUMENTS = {"code": Instrument.model_validate({
    "title": {"zh": "民法典", "en": "Civil Code"}, "issuer": {"zh": "全国人大", "en": "Congress"}, "read_at": "whole",
})}  # fmt: skip


@dataclass(frozen=True)
class _Law:
    id: str
    codes: tuple[str, ...]


LAWS = (_Law("nation", ("",)), _Law("province", ("33",)), _Law("city", ("3306", "3301")))


def test_an_article_is_cited_in_both_languages() -> None:
    """Title and article as people write them."""
    basis = Basis(instrument="code", article="278")

    assert (cited(INSTRUMENTS, basis), cited(INSTRUMENTS, basis, "zh")) == ("Civil Code art. 278", "民法典 第278条")


def test_our_own_choice_is_said_with_its_reason() -> None:
    """Where no instrument gives the number."""
    basis = Basis.model_validate({"choice": {"zh": "没有出处", "en": "no source"}})

    assert (cited({}, basis), cited({}, basis, "zh")) == ("our own choice: no source", "本系统自定：没有出处")


def test_an_unknown_instrument_is_told_wherever_it_is_cited() -> None:
    """At the top, in a list, and deeper than any bound that a file might be given."""
    deep: dict[str, object] = {"instrument": "c"}
    for _ in range(12):
        deep = {"in": deep}
    content = {"instruments": {"code": {}}, "basis": {"instrument": "a"}, "rules": [{"instrument": "b"}], "deep": deep,
               "right": {"instrument": "code"}}  # fmt: skip

    assert [found.what for found in instrument_findings(content)] == [
        f"there is no instrument {name!r}" for name in "abc"
    ]


def test_a_law_lies_over_another_key_by_key() -> None:
    """And entry by entry where that is asked for."""
    beneath = {"days": 15, "heads": {"a": 1, "b": 2}, "term": {"a": 1}}

    assert laid_over(beneath, {"heads": {"b": 3}, "term": {"c": 1}}, {"heads"}) == {
        "days": 15, "heads": {"a": 1, "b": 3}, "term": {"c": 1},
    }  # fmt: skip


@pytest.mark.parametrize(("place", "law"), [("330681", "city"), ("331102", "province"), ("510000", "nation")])
def test_the_most_special_law_holds(place: str, law: str) -> None:
    """The one with the longest code that fits."""
    assert most_special(LAWS, place).id == law


def test_an_unknown_id_names_the_known_ones() -> None:
    """In their order."""
    assert law_of_id(LAWS, "city", "law of lists") is LAWS[2]
    with pytest.raises(InputError, match=r"no law of lists 'moon'\. Name one of nation, province, city"):
        law_of_id(LAWS, "moon", "law of lists")
