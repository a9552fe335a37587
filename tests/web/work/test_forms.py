"""Forms of the portal."""

from __future__ import annotations

from pathlib import Path

from flask import get_template_attribute
from wtforms import StringField
from wtforms.validators import InputRequired

from models.errors import Problem
from tests.builders.accounts import empty_portal
from web.work.forms import PortalForm, secret, text


class _Form(PortalForm):
    word = StringField("Word", [InputRequired()])


def test_a_form_that_was_not_sent_is_not_wrong(tmp_path: Path) -> None:
    """Opening the page complains of nothing."""
    with empty_portal(tmp_path).test_request_context("/"):
        form = _Form()
        assert (form.sent(), form.is_wrong, form.status) == (False, False, 200)


def test_a_field_that_is_wrong_says_so_in_the_readers_language(tmp_path: Path) -> None:
    """Each language has its own words for what is missing."""
    said = set()
    for language in ("zh", "en"):
        with empty_portal(tmp_path).test_request_context(f"/?lang={language}", method="POST", data={"word": ""}):
            form = _Form()
            assert (form.sent(), form.status) == (False, 422)
            said.add(form.word.errors[0])

    assert len(said) == 2


def test_a_rule_that_refuses_is_told_with_the_form(tmp_path: Path) -> None:
    """What was typed stays."""
    with empty_portal(tmp_path).test_request_context("/", method="POST", data={"word": " heron "}):
        form = _Form()
        assert form.sent()
        form.refuse((Problem("word", "it is a bird"),))
        assert (form.status, text(form.word), secret(form.word)) == (422, "heron", " heron ")


def test_reasons_are_shown_in_the_readers_language(tmp_path: Path) -> None:
    """The rule's own words in English, the same in Chinese; what it names stays as it is."""
    reason = Problem("lot 2", "there is no lot '2<b>'", "The notice has: 1.")
    shown = {}
    for language in ("zh", "en"):
        with empty_portal(tmp_path).test_request_context(f"/?lang={language}"):
            form = _Form()
            form.refuse((reason,))
            macro = get_template_attribute("work/forms.html", "problems")
            shown[language] = macro(form)

    assert "没有标段&#39;2&lt;b&gt;&#39;" in shown["zh"]
    assert "标段2" in shown["zh"]
    assert "there is no lot" in shown["en"]
