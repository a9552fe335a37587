"""One step of a tender as a form: its fields for a tender as it is, and what the event holds of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from wtforms import Field, SelectField

from bidding.tender import Tender
from models.errors import InputError, Problem
from models.record import Clerk
from web.work.forms import PortalForm, text
from web.work.tenders.fields import words

__all__ = ["Doing", "Fields", "Seen", "Step", "field_of", "nothing", "picked", "refuse_stale", "why"]

Fields = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Seen:
    """A tender as whoever fills in a form sees it: the session it was read with, the company they act for, when."""

    session: Session
    tender: Tender
    company: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Doing:
    """What a step is made of: the clerk in whose transaction it happens, the tender as it is now, what was sent."""

    clerk: Clerk
    tender: Tender
    form: PortalForm
    company: str | None = None

    @property
    def session(self) -> Session:
        """Return the session of the transaction."""
        return self.clerk.session

    def said(self, name: str) -> str:
        """Return what was typed into a field. Raises InputError where the tender asks for it since a moment ago."""
        if name not in self.form:
            raise InputError(_went_on([name]))
        return text(self.form[name])


@dataclass(frozen=True, slots=True)
class Step:
    """A form: its fields for a tender as it is, what the event holds, and a line that helps."""

    fields: Callable[[Seen], Fields]
    details: Callable[[Doing], dict[str, Any]]
    hint: object = ""


def nothing(_: Seen) -> Fields:
    """Return no field: the step is made by confirming it."""
    return {}


def why(label: str | None = None) -> Callable[[Seen], Fields]:
    """Return the one field of a step that only says why."""
    return lambda _: {"what": words(label or lazy_gettext("Why, in words; it is published"))}


def field_of(name: str, lot: str, company: str = "") -> str:
    """Return the name of a field for a lot, and the company it fell to: by their ids, for places change meanwhile."""
    return ".".join(filter(None, (name, lot, company)))


def refuse_stale(form: PortalForm) -> None:
    """Raise InputError where a field was sent that the form does not have as the tender is now, or a choice was not."""
    if request.method != "POST":
        return
    sent, now = {*request.form, *request.files}, {field.name: field for field in form}
    asked = {name for name, field in now.items() if isinstance(field, SelectField)}
    changed = sorted((sent - set(now)) | (asked - sent))
    if changed:
        raise InputError(_went_on(changed))


def _went_on(fields: Iterable[str]) -> Problem:
    what = gettext("the tender went on after this form was opened: it does not ask for the same any more (%(fields)s)",
                   fields=gettext(", ").join(fields))  # fmt: skip
    return Problem(gettext("form"), what, gettext("Look at what it asks for now, and send it again."))


def picked(typed: str) -> tuple[str, str]:
    """Return the two halves of a choice of a lot and a company."""
    first, _, second = typed.partition("|")
    return first, second
