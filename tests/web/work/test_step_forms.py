"""The form of a step."""

from __future__ import annotations

from datetime import date

from flask import Flask
from wtforms import BooleanField, IntegerField, TextAreaField

from web.work.step_forms import StepForm, lines_in


class _Naming(StepForm):
    lined = frozenset({"team"})
    team = TextAreaField()
    why = TextAreaField()
    is_open = BooleanField()
    number = IntegerField()


def test_a_step_holds_its_fields_by_name(app: Flask) -> None:
    """Lines as values where they are, flags and numbers as such, nothing for an empty text; its day is told apart."""
    sent = {"on": "2024-07-01", "team": " office \n\n bureau", "why": " ", "is_open": "y", "number": "3"}
    with app.test_request_context("/", method="POST", data=sent):
        form = _Naming()

    assert form.told() == {"team": ("office", "bureau"), "why": None, "is_open": True, "number": 3}
    assert form.on.data == date(2024, 7, 1)


def test_lines_are_told_apart() -> None:
    """Empty ones are none."""
    assert lines_in(" a \n\n b") == ["a", "b"]
