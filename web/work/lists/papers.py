"""Papers that the head signs elsewhere: what is asked for, the statement as a file, and where the signed one comes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response
from flask_babel import lazy_gettext
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from credit.rulebook.shapes import Basis
from credit.standing.law_shapes import ListLaw
from web.work.forms import PortalForm, text
from web.work.lists.wording import MOVES, word

__all__ = ["Deciding", "basis_fields", "statement"]


class Deciding(PortalForm):
    """What is decided, on which article, and why; all of it becomes public."""

    outcome = RadioField(lazy_gettext("What is decided"), [InputRequired()])
    instrument = StringField(lazy_gettext("Law it rests on"), [InputRequired(), Length(max=300)])
    article = StringField(lazy_gettext("Article"), [InputRequired(), Length(max=100)])
    reasons = TextAreaField(
        lazy_gettext("Reasons of the decision"), [InputRequired(), Length(max=5000)], render_kw={"rows": 5}
    )  # fmt: skip

    def offer(self, outcomes: Sequence[object]) -> None:
        """Let these outcomes be chosen."""
        self.outcome.choices = [(str(one), word(MOVES, one)) for one in outcomes]

    @property
    def basis(self) -> tuple[str, str]:
        """Return the law and the article that were typed."""
        return text(self.instrument), text(self.article)


def basis_fields(law: ListLaw, basis: Basis) -> dict[str, str]:
    """Return the law and the article with which a form begins: those of the data, in the language of the law."""
    if basis.instrument is None:
        return {}
    return {"instrument": law.instruments[basis.instrument].title.zh, "article": basis.article or ""}


def statement(content: Mapping[str, Any], name: str) -> Response:
    """Return a statement as a file to keep, `NAME.json`."""
    answer = Response(json.dumps(content, ensure_ascii=False, indent=2) + "\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
