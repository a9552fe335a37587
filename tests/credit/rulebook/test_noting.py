"""Notes tell a reader what is not wrong, but worth knowing."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.noting import bases, notes, own_choices
from tests.builders.rulebooks import CHOICE, minimal_rulebook, rule

_CITED = {"instrument": "m", "article": "1"}
_M = {
    "title": {"zh": "m", "en": "m"},
    "issuer": {"zh": "m", "en": "m"},
    "read_at": "x",
    "in_force": {"since": "2021-01-01"},
}
_IDLE = {"indicator": "idle", "component": "good", "title": {"zh": "i", "en": "i"}}
_SIGNED = {"state": "verified", "by": "a reader", "on": "2024-01-01"}


def _whats(**change: Any) -> list[str]:  # noqa: ANN401 - any key of a rulebook
    return [note.what for note in notes(minimal_rulebook(**change))]


def test_a_draft_and_its_choices_are_said() -> None:
    """How much of a standard is our own is never hidden."""
    assert _whats() == ["this is a draft", "3 of 3 numbers are our own choice"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"derive": [{"event": "deaf", "from": "records", "on": "occurred_on"}]}, "no rule names this event"),
        ({"indicators": [_IDLE]}, "the indicator has no rules and no measures"),
        ({"indicators": []}, "no indicator belongs to this component"),
        ({"instruments": {"m": _M}}, "no article of these is cited: m"),
        ({"lists": {"red": {"share": "10%", "valid": "P6M"}}}, "the list has no basis"),
        ({"instruments": {"m": _M}, "indicators": [{**_IDLE, "rules": [rule("r", "x", "1", basis=_CITED)]}]},
         "the rule begins before m is in force (2021-01-01)"),
    ],
)  # fmt: skip
def test_parts_without_effect_are_noted(change: dict[str, Any], what: str) -> None:
    """Nothing stands in a rulebook in vain without the check saying so."""
    assert what in _whats(**change)


def test_an_event_that_only_a_veto_hears_is_heard() -> None:
    """Vetoes and black triggers listen too."""
    veto = {"id": "v", "event": "deaf", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
    change: dict[str, Any] = {"derive": [{"event": "deaf", "from": "records", "on": "occurred_on"}], "vetoes": [veto]}
    assert "no rule names this event" not in _whats(**change)


def test_choices_are_counted_over_every_part_with_a_basis() -> None:
    """Rules, vetoes, triggers, lists and publication count alike."""
    red = {"share": "10%", "valid": "P6M", "basis": CHOICE}
    days = {"notice_working_days": 5, "objection_working_days": 5, "decide_working_days": 5, "basis": CHOICE}
    book = minimal_rulebook(lists={"red": red}, publication=days, status=_SIGNED)
    assert own_choices(book) == (5, 5)
    assert [part.id for part in bases(book)][-2:] == ["lists.red", "publication"]
