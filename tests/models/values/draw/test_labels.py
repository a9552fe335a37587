"""A label is one line with one spelling."""

from __future__ import annotations

import unicodedata

import pytest

from models.values.draw.labels import labels_faults, line_fault, name_faults

SOUND = ["张三", "a|b", "a#1", "第①组", "Zoë", "荣成市 第 3 小区", "\U00020bb7", "0"]
UNSOUND = {
    "": "empty",
    " 张三": "blank",
    "张三\u3000": "blank",
    "张\u200b三": "U+200B",
    "\ufeff张三": "U+FEFF",
    "张\n三": "U+000A",
    "a\u202eb": "U+202E",
    "\ud800": "U+D800",
    unicodedata.normalize("NFD", "Zoë"): "NFC",
    "长" * 1001: "longer",
}


@pytest.mark.parametrize("text", SOUND)
def test_what_can_be_printed_and_typed_again_is_sound(text: str) -> None:
    """Also with the signs that the construction itself uses."""
    assert line_fault(text) is None


@pytest.mark.parametrize("text", UNSOUND)
def test_what_cannot_be_typed_again_from_paper_is_refused(text: str) -> None:
    """Blanks at the ends, unseen characters, half pairs, other normal forms: each with its reason."""
    assert UNSOUND[text] in str(line_fault(text))


def test_a_namespace_ends_at_the_first_bar() -> None:
    """So none may hold one; a label may."""
    assert "ends the namespace" in str(name_faults("namespace", "a|b")[0])
    assert name_faults("namespace", "a/b#1") == []


@pytest.mark.parametrize("other", ["张三", "张 三", "张\u3000三"])
def test_a_person_listed_twice_is_found(other: str) -> None:
    """Equal, or set apart by a blank as name lists do: with the place of both."""
    [problem] = labels_faults(["张三", "李四", other], ["pool.csv:2", "pool.csv:3", "pool.csv:4"])

    assert problem.where == "pool.csv:4"
    assert "pool.csv:2" in problem.what


def test_width_and_case_alone_tell_nobody_apart() -> None:
    """Full width and a capital make no other label to a reader; a digit more does."""
    assert len(labels_faults(["a1", "\uff211", "a11"])) == 1


def test_every_fault_is_told() -> None:
    """Not only the first."""
    assert len(labels_faults(["", " x", "y", "y"])) == 3
