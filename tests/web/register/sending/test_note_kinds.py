"""What recipients are told says the same in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from models.errors import InputError
from web.register.sending.note_kinds import KINDS, facts_of, words_of


def _named(texts: tuple[str, str]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse("".join(texts)) if name}


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_facts(kind: str) -> None:
    """None is left out, and a text is made of them in either."""
    words = KINDS[kind]
    facts = dict.fromkeys(facts_of(kind), "X")

    assert _named(words.zh) == _named(words.en) == set(facts)
    assert all("X" in text for text in (*words_of(kind, facts, "zh"), *words_of(kind, facts, "en")))


def test_a_subject_is_one_line() -> None:
    """Whatever a fact holds: nobody writes a header into an e-mail."""
    facts = {"tender": "T1", "title": "a\r\nBcc: x@example.org"}

    assert "\n" not in words_of("tender.awarded", facts, "en")[0]


def test_an_unknown_kind_is_told() -> None:
    """With those that there are."""
    with pytest.raises(InputError, match=r"deadline\.near"):
        facts_of("weather")
