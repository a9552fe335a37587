"""A name that a rulebook uses is one that it defines."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.references import reference_findings
from credit.rulebook.trees import Tree
from tests.builders.rulebooks import CHOICE, minimal_content, rule

_CITED = {"instrument": "m2024", "article": "12"}
_VETO = {"id": "v", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
_RED = {"share": "10%", "valid": "P6M", "grades": ["AAA"], "basis": CHOICE}
_INDICATOR = {"indicator": "honours", "component": "good", "title": {"zh": "x", "en": "x"}, "rules": []}


def _whats(**change: Any) -> list[str]:  # noqa: ANN401 - any key of a rulebook
    return [finding.what for finding in reference_findings(Tree(minimal_content(**change)))]


def test_the_smallest_rulebook_uses_nothing_unknown() -> None:
    """The builder itself is sound."""
    assert _whats() == []


@pytest.mark.parametrize(
    "change",
    [
        {"indicators": [{**_INDICATOR, "rules": [rule("r", "x", "1", basis=_CITED)]}]},
        {"vetoes": [{**_VETO, "basis": _CITED}]},
        {"lists": {"red": {**_RED, "basis": _CITED}}},
        {"lists": {"black": [{"id": "b", "event": "x", "for": "P1Y", "basis": _CITED}]}},
    ],
)
def test_an_instrument_must_stand_in_instruments(change: dict[str, Any]) -> None:
    """Wherever a basis may stand, what it cites must be listed with issuer and title."""
    assert _whats(**change) == ["the instrument m2024 is not cited"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"indicators": [{**_INDICATOR, "component": "nope"}]}, "the component nope is unknown"),
        ({"grades": [{"grade": "AAA", "with": ["nope"]}], "eligible": {"grades": []}},
         "the component nope is unknown"),
        ({"grades": [{"grade": g, "without": ["nope"]} for g in ("AAA",)], "eligible": {"grades": []}},
         "the component nope is unknown"),
        ({"vetoes": [{**_VETO, "at_best": "D"}]}, "the grade D is unknown"),
        ({"eligible": {"grades": ["D"]}}, "the grade D is unknown"),
        ({"lists": {"red": {**_RED, "grades": ["D"]}}}, "the grade D is unknown"),
        ({"indicators": [_INDICATOR, _INDICATOR]}, "the indicator honours stands twice"),
    ],
)  # fmt: skip
def test_unknown_names_are_found(change: dict[str, Any], what: str) -> None:
    """Components, grades and indicators are checked wherever they are named."""
    assert _whats(**change) == [what]


def test_a_status_grade_may_be_eligible_but_not_a_veto() -> None:
    """A grade that only a status gives can enter tenders where the standard says so."""
    change: dict[str, Any] = {
        "status_grades": {"no_project": "A(no project)"},
        "eligible": {"grades": ["A(no project)"]},
    }
    assert _whats(**change) == []
    assert _whats(**change, vetoes=[{**_VETO, "at_best": "A(no project)"}]) == ["the grade A(no project) is unknown"]
