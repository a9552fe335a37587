"""What has not the shape of a rulebook is said in words that name the remedy."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.shapes import Rule, Rulebook
from credit.rulebook.trees import Loc
from credit.rulebook.validating import allowed_keys, each, shape_findings
from tests.builders.rulebooks import minimal_content, rule


@pytest.mark.parametrize(
    ("change", "loc", "what", "remedy"),
    [
        ({"titel": "x"}, ("titel",), "the key `titel` is unknown", "Did you mean `title`?"),
        ({"zzz": "x"}, ("zzz",), "the key `zzz` is unknown", "Known here: id, title"),
        ({"title": {"zh": "x"}}, ("title",), "`en` is missing", "Add it."),
        ({"applies_by": "x"}, ("applies_by",), "'x' is not allowed", "'occurrence' or 'assessment'"),
        ({"jurisdiction": 370600}, ("jurisdiction",), "370600 is no text", "Write it in quotes."),
        ({"jurisdiction": "1"}, ("jurisdiction",), "has a form", "It must match"),
        ({"grades": []}, ("grades",), "is empty", "at least one"),
        ({"grades": "AAA"}, ("grades",), "'AAA' is no list", "Write a list"),
        ({"score": "x"}, ("score",), "is no mapping", "See docs"),
        ({"base": 0.5}, ("base",), "no exact number", "See docs"),
        ({"retention": "5Y"}, ("retention",), "no ISO 8601 duration", "See docs"),
        ({"lists": {"grey": {"share": 5, "valid": "P1Y"}}}, ("lists", "grey", "share"), "percentage", "See docs"),
    ],
)
def test_each_shape_problem_has_its_remedy(change: dict[str, Any], loc: Loc, what: str, remedy: str) -> None:
    """One finding, at the place, in plain words."""
    found = list(shape_findings(Rulebook, minimal_content(**change)))
    assert [(f.loc, what in f.what, remedy in f.remedy) for f in found] == [(loc, True, True)]


@pytest.mark.parametrize("key", ["basis", "in_force", "points", "valid", "event", "id"])
def test_a_rule_says_everything(key: str) -> None:
    """A rule without a basis, a date, points or a term is refused."""
    lame = {name: value for name, value in rule("x", "x", "1").items() if name != key}
    assert [finding.what for finding in shape_findings(Rule, lame)] == [f"`{key}` is missing"]


def test_a_wrong_condition_is_one_finding() -> None:
    """A union of shapes reports the one that was meant, not every one that failed."""
    derive = [{"event": "x", "from": "complaints", "where": {"answer_days": {"ovr": 1}}, "on": "received_at"}]
    found = list(shape_findings(Rulebook, minimal_content(derive=derive)))
    assert [(f.what, f.remedy) for f in found] == [("the key `ovr` is unknown", "Did you mean `over`?")]


def test_allowed_keys_follow_the_shape() -> None:
    """The keys at a place are those of the shape that stands there, by their names in files."""
    assert allowed_keys(Rulebook, ("lists", "black", 0)) == ["id", "event", "for", "in_force", "basis", "title"]


def test_each_yields_the_parts_that_have_their_shape() -> None:
    """A broken part does not hide the others from the checks of the whole."""
    found = each(Rule, {"rules": [{"id": 1}, rule("ok", "x", "1")]}, "rules", "*")
    assert [(loc, part.id) for loc, part in found] == [(("rules", 1), "ok")]
