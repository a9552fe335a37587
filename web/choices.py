"""Choices of a field, as WTForms 3.3 has them; its type stubs do not know them yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

__all__ = ["choices"]


def choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """Return the choices of a field: of each what is sent, and what people read."""
    return [SelectChoice(value, label) for value, label in pairs]
