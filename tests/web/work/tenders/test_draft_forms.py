"""Forms of the steps of a draft."""

from __future__ import annotations

from flask import Flask

from tests.builders.evaluations import CRITERIA
from tests.builders.notices import a_notice
from tests.builders.tender_rooms import as_sent, asking
from web.work.tenders.draft_forms import STEPS, form_for, typed_in
from web.work.tenders.draft_notice import typed_from

CHOICES = {"buyer_role": [("developer", "Developer")], "rulebook": [("", "none"), ("zhuji", "zhuji")]}
NOTICE = a_notice(evaluation={"method": "comprehensive", "criteria": list(CRITERIA)})


def test_what_a_form_shows_it_sends_back(plain: Flask) -> None:
    """Of every step, with what no field is there for."""
    typed = typed_from(NOTICE)
    for step in list(STEPS)[:-1]:
        with asking(plain, as_sent(typed[step])):
            found = typed_in(form_for(step, typed[step], CHOICES), typed[step])

        told = {name: value for name, value in found.items() if value not in ("", False, [])}
        assert {name: told.get(name) for name in told if name != "rows"} == {
            name: value for name, value in typed[step].items() if name != "rows" and value not in ("", False, [], {})
        } | ({"more": {}} if "more" in told else {})


def test_a_title_that_was_typed_anew_is_one_text(plain: Flask) -> None:
    """The other language's would not be a translation of it any more."""
    typed = typed_from(NOTICE)["evaluation"]
    sent = as_sent(typed) | {"rows-0-title": "总价"}
    with asking(plain, sent):
        rows = typed_in(form_for("evaluation", typed, CHOICES), typed)["rows"]

    assert ("titles" in rows[0], "titles" in rows[1]) == (False, True)
