"""Forms of the portal: WTForms in the visitor's language, with the reasons of rules beside those of the fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from flask import request
from wtforms import Field, Form
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of WTForms 3.2

from models.errors import Problem
from web.languages import language

__all__ = ["PortalForm", "described", "options", "secret", "text"]


class PortalForm(Form):
    """A form that knows whether it was sent, what is wrong with its fields, and why a rule refused it."""

    _LOCALES: ClassVar = {"zh": ["zh"], "en": ["en"]}

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what the fields begin with
        self.problems: tuple[Problem, ...] = ()
        super().__init__(
            request.form if request.method == "POST" else None, meta={"locales": self._LOCALES[language()]}, **kwargs
        )

    def sent(self) -> bool:
        """Return whether the form was sent and each field is as it should be."""
        return request.method == "POST" and bool(self.validate())

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Take the reasons why what was sent was refused."""
        self.problems = problems

    @property
    def is_wrong(self) -> bool:
        """Return whether anything is to be mended."""
        return bool(self.problems or self.errors)

    @property
    def status(self) -> int:
        """Return the status of the page that shows the form: 422 where something is to be mended."""
        return 422 if self.is_wrong else 200


def described(field: Field, hint: str = "") -> dict[str, str]:
    """Return the attributes by which a screen reader tells a field's hint and what is wrong with it."""
    told = [f"{field.id}-hint"] * bool(hint) + [f"{field.id}-wrong"] * bool(field.errors)
    found = {"aria-describedby": " ".join(told)} if told else {}
    return found | ({"aria-invalid": "true"} if field.errors else {})


def options(pairs: Iterable[tuple[str, Any]]) -> list[Any]:
    """Return the choices of a field from (what is sent, how it is called), as WTForms from 3.3 on wants them."""
    return [SelectChoice(value=str(value), label=label) for value, label in pairs]


def text(field: Field) -> str:
    """Return what was typed into a field, without the spaces around it."""
    return secret(field).strip()


def secret(field: Field) -> str:
    """Return what was typed into a field to the letter."""
    return str(field.data or "")
