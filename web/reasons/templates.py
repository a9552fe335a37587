"""A sentence with places for values: taken from the source, taken out of a text, and filled again.

A template is written as `%(name)s` with `%%` for a percent sign, so that the tools of gettext understand and check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
        """Return the first values with which this template is the text, or None if it is not."""
        return next(self.splits(text), None)

    def splits(self, text: str) -> Iterator[dict[str, str]]:
        """Yield the values with which this template is the text, in every way: a value may hold a literal itself.

        The last place of each literal is found first, so that no way is begun that leads nowhere.
        """
        first, *others = self.literals
        if not others:
            yield from [{}] if text == first else ()
            return
        end = len(text) - len(others[-1])
        if not text.startswith(first) or not text.endswith(others[-1]) or end < len(first):
            return
        latest = [end]
        for literal in reversed(others[:-1]):
            latest.insert(0, text.rfind(literal, len(first), latest[0]))
        if min(latest) >= 0:
            yield from self._ways(text, len(first), latest, {})

    def _ways(self, text: str, at: int, latest: list[int], values: dict[str, str]) -> Iterator[dict[str, str]]:
        """Yield the ways from a position on; `latest` are the last possible ends of the values that are left."""
        place = len(self.names) - len(latest)
        name, literal = self.names[place], self.literals[place + 1]
        for stop in latest if len(latest) == 1 else _places(text, literal, at, latest[0]):
            if stop >= at and values.get(name, text[at:stop]) == text[at:stop]:
                told = {**values, name: text[at:stop]}
                yield from self._ways(text, stop + len(literal), latest[1:], told) if latest[1:] else [told]


def _places(text: str, literal: str, at: int, latest: int) -> Iterator[int]:
    """Yield where a literal stands in a text, from one position to another."""
    at = text.find(literal, at, latest + len(literal))
    while at >= 0:
        yield at
        at = text.find(literal, at + 1, latest + len(literal))
