"""What files of law have in common, whatever they are about: articles cited, instruments known, places fitting.

Each room has its own shape of law; how its files cite, lie over one another and are found for a place is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from credit.rulebook.own_choices import own_choice
from credit.rulebook.shapes import Basis, Instrument
from credit.rulebook.trees import Finding, Loc, Node, select
from models.errors import InputError, Problem

__all__ = ["PlaceLaw", "cited", "instrument_findings", "laid_over", "law_of_id", "most_special"]


class PlaceLaw(Protocol):
    """A law of somewhere: its id, and prefixes of GB/T 2260 codes of the places where it holds."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the prefixes; an empty one fits every place."""


_Law = TypeVar("_Law", bound=PlaceLaw)


def cited(instruments: Mapping[str, Instrument], basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice.

    In English its beginning is always the same, for refusals are led back to their Chinese words by it.
    """
    if basis.choice is not None:
        return own_choice(basis.choice.zh, "zh") if language == "zh" else f"our own choice: {basis.choice.en}"
    title = getattr(instruments[str(basis.instrument)].title, language)
    return f"{title} {'第' + str(basis.article) + '条' if language == 'zh' else 'art. ' + str(basis.article)}"


def instrument_findings(content: Node) -> Iterator[Finding]:
    """Yield each citation, at whatever depth, of an instrument that the file does not hold."""
    known = content.get("instruments", {}) if isinstance(content, dict) else {}
    for loc, name in _citations(content):
        if name not in known:
            yield Finding(loc, f"there is no instrument {name!r}", f"Known here: {', '.join(known)}.")


def laid_over(beneath: Mapping[str, Any], own: Mapping[str, Any], merged: Collection[str]) -> dict[str, Any]:
    """Return a law over the one beneath it: key by key, and within the `merged` keys entry by entry."""
    both = {key: {**beneath[key], **own[key]} for key in merged if key in beneath and key in own}
    return {**beneath, **own, **both}


def most_special(laws: Iterable[_Law], jurisdiction: str) -> _Law:
    """Return the law with the longest code that fits a GB/T 2260 code. Raises ValueError where none fits."""
    fitting = [(len(code), law) for law in laws for code in law.codes if jurisdiction.startswith(code)]
    return max(fitting, key=lambda found: found[0])[1]


def law_of_id(laws: Collection[_Law], name: str, what: str) -> _Law:
    """Return the law of an id; `what` says of which laws. Raises InputError that names the known ones."""
    for law in laws:
        if law.id == name:
            return law
    remedy = f"Name one of {', '.join(law.id for law in laws)}."
    raise InputError(Problem("law", f"there is no {what} {name!r}", remedy))


def _citations(node: Node, at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    for loc, value in select(node, "*", at=at):
        if loc[-1] == "instrument" and isinstance(value, str):
            yield loc, value
        yield from _citations(value, loc)
