"""How the parts of a rulebook are named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from credit.rulebook.shapes import Basis
from tests.builders.city import book
from web.pages.wording import Clause, Wording


@pytest.fixture
def words(app: Flask) -> Iterator[Wording]:
    """Yield the words of the city's rulebook, read in English."""
    with app.test_request_context("/?lang=en"):
        yield Wording(book())


def test_the_grades_come_best_first_and_once(words: Wording) -> None:
    """B has two rows in the table, and C(missing) comes from a status."""
    assert words.grades == ("AAA", "AA", "A", "B", "C", "C(missing)")


def test_a_grade_has_a_place_for_its_colour(words: Wording) -> None:
    """The best is 0, and what the rulebook does not know is at the end."""
    assert (words.rank("AAA"), words.rank("B"), words.rank("unknown")) == (0, 3, 5)


def test_a_clause_names_document_and_article(words: Wording) -> None:
    """The document by its title in the reader's language."""
    assert words.clause("m2024", "12(3)") == Clause("Example measures on credit management", "12(3)")


def test_a_number_of_our_own_gives_its_reason(words: Wording) -> None:
    """Where no document gives the number, the rulebook's `choice` is shown."""
    assert words.clause(None, None, "tiny.good").choice == "made for a test"


@pytest.mark.parametrize(("language", "said"), [("zh", "自定"), ("en", "ours")])
def test_a_reason_is_read_in_the_language_of_the_page(app: Flask, language: str, said: str) -> None:
    """A reader of Chinese gets the Chinese reason, a reader of English the English one."""
    reason = Basis.model_validate({"choice": {"zh": "自定", "en": "ours"}})
    with app.test_request_context(f"/?lang={language}"):
        assert Wording(book()).of(reason) == Clause("", "", said)


def test_a_document_that_the_rulebook_does_not_cite_is_named_as_it_is(words: Wording) -> None:
    """A notice may rest on a document of its own."""
    assert words.clause("Notice 5", "3") == Clause("Notice 5", "3")


def test_a_rule_without_a_title_is_named_by_its_indicator(words: Wording) -> None:
    """With the event in brackets; a trigger without either is named by its event."""
    assert words.rule("tiny.late", "breaches", "complaint.late") == "breaches (complaint.late)"
    assert words.rule("tiny.black", "", "incident.grave") == "incident.grave"


def test_a_component_that_we_have_no_word_for_keeps_its_own(words: Wording) -> None:
    """A rulebook may name its components as it likes."""
    assert (words.component("good"), words.component("tidiness")) == ("Good information", "tidiness")
