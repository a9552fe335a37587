"""Which template a text was made from: the heaviest that fits, found by how the text begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from web.reasons.templates import Template

__all__ = ["Index"]

Found = tuple[Template, dict[str, str]]


class Index:
    """Templates by their first literals, so that a text is held against few of thousands."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._beginnings: dict[str, list[Template]] = {}
        for template in sorted(templates, key=lambda one: (-one.weight, str(one))):
            self._beginnings.setdefault(template.literals[0], []).append(template)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})

    def found(self, text: str) -> Found | None:
        """Return the template of a text and the values in it, or None; of several the one that says most itself."""
        return max(self._all(text), key=lambda one: one[0].weight, default=None)

    def _all(self, text: str) -> Iterator[Found]:
        """Yield the heaviest fitting template of each beginning that the text has."""
        for length in self._lengths:
            for template in self._beginnings.get(text[:length], ()) if length <= len(text) else ():
                if (values := template.values(text)) is not None:
                    yield template, values
                    break
