"""What differs between two rulebooks, in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from credit.rulebook import load_rulebook
from credit.rulebook.content import content, from_content
from credit.rulebook.shapes import Rulebook
from tests.builders.accounts import empty_portal
from web.work.ratings.differences import Difference, differences


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal, for the languages of its requests."""
    return empty_portal(tmp_path_factory.mktemp("portal"))


@pytest.fixture
def _english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=en"):
        yield


def _book() -> Rulebook:
    return load_rulebook("rongcheng")


def _changed(book: Rulebook, **changes: str) -> Rulebook:
    """Return the rulebook with its first rule changed."""
    told = content(book)
    rule = next(one for one in told["indicators"] if one["rules"])["rules"][0]
    rule.update(changes)
    return from_content(told)


@pytest.mark.usefixtures("_english")
def test_a_rule_that_changed_tells_before_and_after_with_its_clause() -> None:
    """Only what differs, in words: points, how long it counts."""
    one = _book()
    rule = next(part for part in one.indicators if part.rules).rules[0]
    (found,) = differences(one, _changed(one, points="9", valid="P2Y"))

    assert (found.kind, found.part) == ("changed", f"rule {rule.id}")
    assert found.title.startswith("Rule: ")
    assert dict(found.after) == {"points": "9", "counts for": "2 years"}
    assert [name for name, _ in found.before] == [name for name, _ in found.after]
    assert found.clause


@pytest.mark.usefixtures("_english")
def test_what_was_removed_has_no_after_and_what_was_added_no_before() -> None:
    """The whole part is told, its clause as the book says that has it."""
    one, told = _book(), content(_book())
    told["vetoes"], told["lists"]["black"] = [], []
    without = from_content(told)
    gone, come = differences(one, without), differences(without, one)

    assert {it.kind for it in gone} == {"removed"}
    assert all(it.before and not it.after and it.clause for it in gone)
    assert [(it.title, it.after) for it in come] == [(it.title, it.before) for it in gone]


@pytest.mark.parametrize("other", ["hangzhou", "lishui"])
def test_no_key_between_cities_is_left_in_code(app: Flask, other: str) -> None:
    """Every key and every kind of part has a word in Chinese."""
    with app.test_request_context("/?lang=zh"):
        found: list[Difference] = differences(_book(), load_rulebook(other))

    assert found
    assert {name for it in found for name, _ in (*it.before, *it.after) if name.isascii()} <= {""}
    assert [it.title for it in found if it.title == it.part] == []


def test_equal_rulebooks_differ_in_nothing(app: Flask) -> None:
    """Whatever folder they come from."""
    with app.test_request_context("/"):
        assert differences(_book(), _book()) == []
