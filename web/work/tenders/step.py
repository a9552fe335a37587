"""One step of a tender as a form: its fields for a tender as it is, and what the event holds of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlmodel import Session
from wtforms import Field

from bidding.tender import Tender
from models.record import Clerk
from web.work.forms import PortalForm, text
from web.work.tenders.fields import words

__all__ = ["Doing", "Fields", "Seen", "Step", "nothing", "picked", "why"]

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
        """Return what was typed into a field."""
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


def picked(typed: str) -> tuple[str, str]:
    """Return the two halves of a choice of a lot and a company."""
    first, _, second = typed.partition("|")
    return first, second
