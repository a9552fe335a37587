"""The content of a rulebook as plain values, and the digest that names exactly this content."""

from __future__ import annotations

from typing import Any, Final

from credit.rulebook.shapes import Rulebook
from models.values.canonical import digest

__all__ = ["content", "content_digest", "from_content"]

_UNORDERED: Final = ("rules", "measures", "vetoes", "black", "derive", "indicators")
"""Lists whose order means nothing."""
_ORDER: Final = "order_of_components"


def content(book: Rulebook) -> dict[str, Any]:
    """Return the rulebook as plain values in the form of its files (quoted decimals, ISO dates), without its digest.

    The order of components, in which ratings have their columns, is told apart: writings of JSON may sort keys.
    """
    dumped: dict[str, Any] = book.model_dump(mode="json", by_alias=True, exclude={"digest"})
    return dumped | {_ORDER: list(book.components)}


def from_content(values: dict[str, Any]) -> Rulebook:
    """Return the rulebook of such plain values, with its digest; the way back from `content`."""
    plain = {name: value for name, value in values.items() if name != _ORDER}
    if _ORDER in values:
        plain["components"] = {name: values["components"][name] for name in values[_ORDER]}
    book = Rulebook.model_validate(plain)
    return book.model_copy(update={"digest": content_digest(book)})


def content_digest(book: Rulebook) -> str:
    """Return the SHA-256 of the canonical content: equal whatever the order of files and rules, comments and layout."""
    return digest(_sorted(content(book)))


def _sorted(value: Any, key: str = "") -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, dict):
        return {name: _sorted(part, name) for name, part in value.items()}
    if isinstance(value, list):
        parts = [_sorted(part) for part in value]
        return sorted(parts, key=digest) if key in _UNORDERED else parts
    return value
