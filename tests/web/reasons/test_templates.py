"""Templates: read from a catalogue, found in a text, and filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.reasons.templates import Template

ODD = st.text(alphabet="{}%\\\n“”中文🏠", min_size=1, max_size=6)


@pytest.mark.parametrize(
    "message", ["it is closed", "%(a)s of %(b)s", "at least %(share)s %%", "%(a)s, and %(a)s again"]
)
def test_a_message_reads_back_as_it_is_written(message: str) -> None:
    """Nothing of a catalogue's message is lost, percent signs least of all."""
    assert str(Template.read(message)) == message


@given(lot=ODD, company=ODD)
def test_values_come_out_as_they_went_in(lot: str, company: str) -> None:
    """Braces, percent signs, line ends and other scripts are only values."""
    template = Template.read("%(company)s was not invited to %(lot)s (100 %%)")

    assert template.values(template.filled({"lot": lot, "company": company})) == {"lot": lot, "company": company}


def test_a_value_may_hold_what_stands_between_values() -> None:
    """All ways to take a text apart are offered, the shortest first value first."""
    ways = [*Template.read("%(some)s of %(all)s voted").splits("1 of 2 of the area voted")]

    assert ways == [{"some": "1", "all": "2 of the area"}, {"some": "1 of 2", "all": "the area"}]


def test_a_value_that_looks_like_a_place_stays_a_value() -> None:
    """What a person typed cannot reach into the sentence."""
    assert Template.read("%(a)s: %(b)s").filled({"a": "%(b)s", "b": "x"}) == "%(b)s: x"


@pytest.mark.parametrize("text", ["it is shut", "it is", "", "is open, it is open"])
def test_another_text_is_not_the_template(text: str) -> None:
    """A text fits from its first sign to its last, or not at all."""
    assert Template.read("it is %(state)s and closed").values(text) is None


def test_a_name_that_stands_twice_has_one_value() -> None:
    """Two values under one name are another sentence."""
    template = Template.read("%(a)s is not %(a)s")

    assert (template.values("x is not x"), template.values("x is not y")) == ({"a": "x"}, None)


def test_the_weight_is_what_a_template_says_itself() -> None:
    """Values count for nothing."""
    assert Template.read("no lot %(lot)s").weight == len("no lot ")
