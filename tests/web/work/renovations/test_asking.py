"""The forms of the steps of a project."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask

from credit.renovation import Move
from tests.builders.renovation import READY, START, a_project, report, survey
from web.work.renovations.asking import form_of

DAY = date(2024, 7, 1)


def test_forms_offer_what_the_plan_and_the_survey_give(app: Flask) -> None:
    """HZ-25: each kind of works is asked of; a plan offers what is needed, a report what is left."""
    surveyed = a_project("lishui", survey("2024-02-01"))
    going = a_project("lishui", *READY, START, report("2024-04-01", "fire"))
    with app.test_request_context("/?lang=en"):
        asked = {one.short_name: one.data for one in form_of(Move.SURVEY, surveyed, DAY)}
        plan, told = form_of(Move.SHOW_PLAN, surveyed, DAY), form_of(Move.REPORT, going, DAY)

    assert len([name for name in asked if name.startswith("kind_")]) == 8
    assert asked["kind_water"] == "missing"
    assert _offered(plan, "works") == ["fire", "water"]
    assert _offered(told, "done") == ["water"]


def _offered(form: Any, name: str) -> list[str]:  # noqa: ANN401 - a form whose fields are made of a plan
    return [code for code, _ in form[name].choices]
