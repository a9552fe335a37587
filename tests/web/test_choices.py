"""Choices of a field."""

from __future__ import annotations

from wtforms import Form, SelectField

from web.choices import choices


def test_a_field_offers_what_is_sent_under_what_is_read() -> None:
    """And takes no other value."""

    class _Form(Form):
        word = SelectField("Word", choices=choices([("a", "Heron"), ("b", "Otter")]))

    form = _Form(word="b")

    assert '<option selected value="b">Otter</option>' in str(form.word())
    assert (form.validate(), _Form(word="c").validate()) == (True, False)
