"""The form of a step that somebody enters: on which day it happened, and what it holds, each field by its name."""

from __future__ import annotations

from typing import Any, ClassVar

from flask_babel import lazy_gettext
from wtforms import BooleanField, DateField, FileField, IntegerField, SelectMultipleField
from wtforms.validators import InputRequired

from web.work.documents import digest_in
from web.work.forms import PortalForm, text

__all__ = ["StepForm", "lines_in"]


class StepForm(PortalForm):
    """A step; of a field that `lined` names, each line is a value."""

    lined: ClassVar[frozenset[str]] = frozenset()
    on = DateField(lazy_gettext("Happened on"), [InputRequired()])

    def told(self) -> dict[str, Any]:
        """Return what the step holds, by the names of its details. Raises InputError for a missing paper."""
        return {one.short_name: self._value(one) for one in self if one.short_name != "on"}

    def _value(self, field: Any) -> Any:  # noqa: ANN401 - a field of any type, and what its step holds
        if isinstance(field, FileField):
            return digest_in(field.name)
        if isinstance(field, SelectMultipleField):
            return tuple(field.data or ())
        if field.short_name in self.lined:
            return tuple(lines_in(text(field)))
        if isinstance(field, BooleanField | DateField | IntegerField):
            return field.data
        return text(field) or None


def lines_in(typed: str) -> list[str]:
    """Return what stands on each line of a text, without empty ones."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
