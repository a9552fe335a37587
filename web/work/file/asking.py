"""What a company writes when it objects or asks for repair: the reasons, the days, the documents."""

from __future__ import annotations

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, DateField, MultipleFileField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from web.work.forms import PortalForm

__all__ = ["Objecting", "Reasons", "Repairing", "hints"]


class Reasons(PortalForm):
    """Why, in the company's own words, and what proves it."""

    reasons = TextAreaField(
        lazy_gettext("Reasons"), [InputRequired(), Length(max=5000)], render_kw={"rows": 6}
    )  # fmt: skip
    documents = MultipleFileField(lazy_gettext("Documents that prove it"), [Optional()])


class Objecting(Reasons):
    """An objection to a listing, and whether the company wants to be heard first."""

    hearing = BooleanField(lazy_gettext("We ask to be heard before it is decided"))


class Repairing(Reasons):
    """A request for repair: when it was put right, and what the law wants besides."""

    rectified_on = DateField(lazy_gettext("Put right on"), [Optional()])
    harm_removed_on = DateField(lazy_gettext("Harm removed on"), [Optional()])
    interviewed_on = DateField(lazy_gettext("Reminder or warning interview on"), [Optional()])


def hints() -> dict[str, str]:
    """Return what is said beside the fields, by their names."""
    return {
        "reasons": gettext("They are kept apart and never published; those who decide read them."),
        "documents": gettext("Only their digests (SHA-256) are kept: keep the files, and bring them when asked."),
    }
