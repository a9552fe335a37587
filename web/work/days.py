"""Days that were typed into a form."""

from __future__ import annotations

from datetime import date

from wtforms import DateField

from models.errors import InputError, Problem

__all__ = ["day_in"]


def day_in(field: DateField) -> date:
    """Return the day of a field. Raises InputError where it is empty."""
    if field.data is None:
        raise InputError(Problem(str(field.label.text), "there is no day", "Name it."))
    return field.data
