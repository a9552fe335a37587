"""A sentence with places for values: taken from the source, taken out of a text, and filled again.

A template is written as `%(name)s` with `%%` for a percent sign, so that the tools of gettext understand and check it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

__all__ = ["PART", "PLACE", "WORD", "Template"]

PART: Final = "part"
PLACE: Final = "place"
WORD: Final = "word"
"""Contexts of the catalogue: texts in others, where something stands, members of enumerations. Sentences have none."""

_PLACE: Final = re.compile(r"%\((\w+)\)s|%%")


@dataclass(frozen=True)
class Template:
    """A sentence: `literals` around its places, one more than there are `names`."""

    literals: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def read(cls, message: str) -> Template:
        """Read a message of a catalogue."""
        literals, names, at = [""], [], 0
        for found in _PLACE.finditer(message):
            literals[-1] += message[at : found.start()]
            if found[1]:
                names.append(found[1])
                literals.append("")
            else:
                literals[-1] += "%"
            at = found.end()
        literals[-1] += message[at:]
        return cls(tuple(literals), tuple(names))

    def __str__(self) -> str:
        """Return the message as it stands in a catalogue."""
        first, *others = (text.replace("%", "%%") for text in self.literals)
        return first + "".join(f"%({name})s{text}" for name, text in zip(self.names, others, strict=True))

    @cached_property
    def weight(self) -> int:
        """Return how many characters are said by the template itself; the heavier of two tells more of a text."""
        return sum(map(len, self.literals))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the sentence with its values; what they hold is never read as a place."""
        first, *others = self.literals
        return first + "".join(values[name] + text for name, text in zip(self.names, others, strict=True))

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values with which this template is the text, or None if it is not.

        Each literal is looked for from where the one before it ended, so a text is read once, whatever stands in it.
        """
        first, *others = self.literals
        if not others:
            return {} if text == first else None
        end = len(text) - len(others[-1])
        if not text.startswith(first) or not text.endswith(others[-1]) or end < len(first):
            return None
        return self._between(text, len(first), end)

    def _between(self, text: str, at: int, end: int) -> dict[str, str] | None:
        values: dict[str, str] = {}
        for name, following in zip(self.names, [*self.literals[1:-1], ""], strict=True):
            stop = text.find(following, at, end) if following else end
            if stop < 0 or values.setdefault(name, text[at:stop]) != text[at:stop]:
                return None
            at = stop + len(following)
        return values
