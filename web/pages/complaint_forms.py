"""The forms of residents: what they ask, what is refused, and in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from flask_babel import gettext, lazy_gettext
from wtforms import Form, RadioField, SelectField, StringField, TextAreaField, validators

from credit.complaints import Move
from credit.complaints.wording import MATTERS
from web.choices import choices

__all__ = ["FollowForm", "ReportForm", "StepForm"]

_LONGEST_TEXT: Final = 4000
_PHONE: Final = r"[0-9+() \-]{5,24}"
_MARKS: Final = frozenset("12345")
_NUMBER: Final = re.compile(r"\d{7,}")
"""As the desk refuses it on the public record: a telephone or an identity number."""
_asked = validators.InputRequired


class _OwnWords(Form):
    """A form whose messages are those of the portal's own translations, not of WTForms."""

    class Meta:
        locales = False


class ReportForm(_OwnWords):
    """A report on an estate. `homepage` is a trap: people do not see it, so whoever fills it in is a program."""

    community_id = StringField(
        validators=[validators.DataRequired(lazy_gettext("Look for the estate by its name and choose it."))]
    )
    q = StringField(validators=[validators.Length(max=100)])
    matter = SelectField(validators=[_asked(lazy_gettext("Choose what it is about."))])
    text = TextAreaField(validators=[
        _asked(lazy_gettext("Write what is wrong, where, and since when.")),
        validators.Length(5, _LONGEST_TEXT, lazy_gettext("Write between 5 and 4,000 characters.")),
    ])  # fmt: skip
    name = StringField(validators=[validators.Length(max=60, message=lazy_gettext("At most 60 characters."))])
    phone = StringField(validators=[
        validators.Optional(),
        validators.Regexp(f"^{_PHONE}$", message=lazy_gettext("Write a telephone number with 5 to 24 digits.")),
    ])  # fmt: skip
    homepage = StringField()

    def offer(self, matters: Sequence[str], language: str) -> None:
        """Offer these matters, in words."""
        named = [(matter, MATTERS[matter][language] if matter in MATTERS else matter) for matter in matters]
        self.matter.choices = choices([("", ""), *named])


class FollowForm(_OwnWords):
    """Number and code of a report."""

    number = StringField(validators=[_asked(lazy_gettext("Write the number, such as 20240630-K7QM2."))])
    code = StringField(validators=[_asked(lazy_gettext("Write the code, such as ABCD-EFGH-JKLM."))])


class StepForm(_OwnWords):
    """What the reporter does next. A reason goes on the public record."""

    move = StringField()
    reason = TextAreaField(validators=[validators.Length(max=500, message=lazy_gettext("At most 500 characters."))])
    satisfaction = RadioField(choices=choices((str(mark), str(mark)) for mark in range(1, 6)), validate_choice=False)

    @property
    def mark(self) -> int | None:
        """Return the mark from 1 to 5, None where none was given."""
        return int(self.satisfaction.data) if self.satisfaction.data in _MARKS else None

    def faults(self, move: Move) -> list[str]:
        """Return what is missing or must not stand there, in the visitor's language."""
        reason = self.reason.data or ""
        found = [
            (move is Move.RATE and self.mark is None, gettext("Choose a mark from 1 to 5.")),
            (move is Move.REOPEN and not reason.strip(), gettext("Say why it has to be taken up again.")),
            (
                _NUMBER.search(reason) is not None,
                gettext("The reason is public: take telephone and identity numbers out, and names too."),
            ),
        ]
        return [told for is_so, told in found if is_so]
