"""The forms of a company's steps on a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from credit.complaints import Move
from credit.complaints.moves import Kind
from credit.complaints.wording import LEVELS
from web.languages import language
from web.work.forms import PortalForm

__all__ = ["OFFERED", "form_of"]

OFFERED: Final = (Move.ANSWER, Move.LEDGER_RECTIFY, Move.OPEN_MEDIATION, Move.SUE)
"""What a company may do by the desk's table of grants, in the order in which the page offers it."""
_DOCUMENT: Final = lazy_gettext("Number of the document that shows it")
_KINDS: Final[Mapping[Kind, object]] = {
    Kind.PEOPLE: lazy_gettext("people's mediation"), Kind.ADMINISTRATIVE: lazy_gettext("administrative mediation"),
    Kind.JUDICIAL: lazy_gettext("judicial mediation"),
}  # fmt: skip


class _Answering(PortalForm):
    """What the complainer is told."""

    answer = TextAreaField(
        lazy_gettext("Answer to the complainer"), [InputRequired(), Length(max=5000)], render_kw={"rows": 6}
    )  # fmt: skip
    document = StringField(_DOCUMENT, [Optional(), Length(max=200)])


class _Rectifying(PortalForm):
    """What is being put right."""

    reason = StringField(lazy_gettext("What is done"), [Optional(), Length(max=500)])


class _Mediating(PortalForm):
    """Who is to mediate."""

    tier = SelectField(
        lazy_gettext("Tier"), [InputRequired()],
        choices=lambda: [(str(one), words[language()]) for one, words in LEVELS.items()],
    )  # fmt: skip
    kind = SelectField(
        lazy_gettext("Kind of mediation"), [InputRequired()],
        choices=lambda: [(str(one), str(name)) for one, name in _KINDS.items()],
    )  # fmt: skip
    reason = StringField(lazy_gettext("Why"), [Optional(), Length(max=500)])


class _Suing(PortalForm):
    """The paper with which the company went to court."""

    document = StringField(_DOCUMENT, [InputRequired(), Length(max=200)])


_FORMS: Final[Mapping[Move, type[PortalForm]]] = {
    Move.ANSWER: _Answering, Move.LEDGER_RECTIFY: _Rectifying, Move.OPEN_MEDIATION: _Mediating, Move.SUE: _Suing,
}  # fmt: skip


def form_of(move: Move) -> PortalForm:
    """Return the form of a step, as it was sent where it was."""
    return _FORMS[move](prefix=f"{move}-")
