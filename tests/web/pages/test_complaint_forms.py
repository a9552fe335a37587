"""The forms of residents."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from credit.complaints import built_in_desks, load_desk
from credit.complaints.wording import MATTERS
from tests.builders.complaints import AT
from web.pages.complaint_forms import ReportForm, StepForm


@pytest.mark.parametrize("name", built_in_desks())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_matter_of_a_desk_has_words(name: str, language: str) -> None:
    """Nobody chooses a code."""
    form = ReportForm()
    duties = load_desk(name).duties_on(AT.date())
    assert duties is not None
    form.offer(duties.matters, language)

    offered: list[Any] = list(form.matter.choices or ())
    assert [*(duties.matters)] == [one.value for one in offered[1:]]
    assert set(duties.matters) <= MATTERS.keys()


@pytest.mark.parametrize(("given", "mark"), [("1", 1), ("5", 5), ("6", None), ("٣", None), ("", None)])
def test_a_mark_is_one_to_five(given: str, mark: int | None) -> None:
    """In plain digits."""
    assert StepForm(MultiDict({"satisfaction": given})).mark == mark
