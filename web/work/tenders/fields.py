"""Fields that steps of a tender have in common: words, days, money in yuan, choices, files; and a form made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Final

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, DateField, DateTimeLocalField, Field, FileField, Form, SelectField, StringField
from wtforms import TextAreaField as AreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from models.errors import InputError, Problem
from models.values.moments import SHANGHAI
from web.work.forms import PortalForm, text

__all__ = [
    "choice", "day", "day_text", "fen", "fen_or_none", "form_of", "line", "moment_of", "moment_text", "sent_bytes",
    "sent_digest", "upload", "when", "words", "yes", "yuan", "yuan_text",
]  # fmt: skip

_YUAN: Final = r"^\d{1,13}(\.\d{1,2})?$"
_LONGEST: Final = 2**24


def form_of(fields: Mapping[str, Field]) -> PortalForm:
    """Return a form of these fields, with what was sent in them."""
    made: PortalForm = type("StepForm", (PortalForm,), dict(fields))()
    return made


def words(label: str, *, optional: bool = False) -> Field:
    """Return a field for a text that is published."""
    rules = [Optional()] if optional else [InputRequired()]
    return AreaField(label, [*rules, Length(max=4000)], render_kw={"rows": 4})


def line(label: str, *, optional: bool = False, longest: int = 200) -> Field:
    """Return a field for a number, a code or a short text."""
    return StringField(label, [Optional() if optional else InputRequired(), Length(max=longest)])


def day(label: str, *, optional: bool = False) -> Field:
    """Return a field for a day."""
    return DateField(label, [Optional() if optional else InputRequired()])


def when(label: str, shown: datetime | None = None) -> Field:
    """Return a field for a moment by the clock of Shanghai, which shows one at first."""
    local = None if shown is None else shown.astimezone(SHANGHAI).replace(tzinfo=None)
    return DateTimeLocalField(
        label, [InputRequired()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        default=local,  # type: ignore[arg-type]  # the stub asks for a time
    )  # fmt: skip


def yuan(label: str, hint: str = "") -> Field:
    """Return a field for money in yuan, with two decimals at most."""
    wrong = lazy_gettext("Write yuan with at most two decimals, such as 145000.00.")
    return StringField(label, [InputRequired(), Regexp(_YUAN, message=wrong)], description=hint,
                       render_kw={"inputmode": "decimal"})  # fmt: skip


def yes(label: str) -> Field:
    """Return a box to tick."""
    return BooleanField(label)


def choice(label: str, choices: Iterable[tuple[str, str]], *, optional: bool = False) -> Field:
    """Return a choice of one; where it is optional, an empty one is among the choices."""
    known = list(choices)
    return SelectField(label, [] if optional else [InputRequired()], choices=lambda: known, default="")


def upload(label: str, *, optional: bool = False) -> Field:
    """Return a field for a file; what it holds is read by `sent_bytes` and `sent_digest`."""
    return FileField(label, [] if optional else [_Asked()])


def sent_bytes(name: str, label: str, *, optional: bool = False) -> bytes | None:
    """Return the file that came in a field. Raises InputError where there is none, or it is far too long."""
    found = request.files.get(name)
    if found is None or not found.filename:
        if optional:
            return None
        raise InputError(Problem(label, gettext("no file was chosen"), gettext("Choose one and send it again.")))
    data: bytes = found.stream.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise InputError(Problem(label, gettext("the file is longer than 16 MiB"), gettext("Send a shorter one.")))
    return data


def sent_digest(name: str, label: str) -> str:
    """Return the SHA-256 of the file that came in a field. Raises InputError where there is none."""
    return sha256(sent_bytes(name, label) or b"").hexdigest()


def fen(field: Field) -> int:
    """Return money that was typed in yuan, in fen."""
    return int(Decimal(text(field)) * 100)


def fen_or_none(typed: str) -> int | str | None:
    """Return yuan as fen, nothing for nothing, and what is no amount as it was typed, for the notice to refuse."""
    plain = typed.replace(",", "").replace("，", "").strip()
    if not plain:
        return None
    return int(Decimal(plain) * 100) if re.fullmatch(_YUAN, plain) else typed


def yuan_text(amount: int | None) -> str:
    """Return fen as yuan with two decimals, as they are typed; nothing for none."""
    return "" if amount is None else f"{amount // 100}.{amount % 100:02d}"


def moment_of(found: datetime) -> str:
    """Return a moment that was typed by the clock of Shanghai as an event holds it."""
    return found.replace(tzinfo=SHANGHAI).isoformat()


def moment_text(at: datetime) -> str:
    """Return a moment as a field for it shows it, by the clock of Shanghai."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def day_text(field: Field) -> str | None:
    """Return a day as an event holds it, None where none was given."""
    return None if field.data is None else str(field.data.isoformat())


class _Asked:
    """Says that a file is asked for; whether it came is seen where it is read."""

    field_flags: Final = {"required": True}

    def __call__(self, form: Form, field: Field) -> None:
        """Accept everything."""

    def __repr__(self) -> str:
        """Return the name of the rule."""
        return "asked"
