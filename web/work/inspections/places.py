"""Where something is to be done, by name: the estate, and what is asked of it there."""

from __future__ import annotations

from collections.abc import Mapping

from credit.inspections.due import Place
from web.languages import pick

__all__ = ["place_words"]


def place_words(place: Place, names: Mapping[str, str]) -> str:
    """Return a place in the visitor's language; `names`: community/ID -> its name, the id where there is none."""
    estate = names.get(f"community/{place.target}", place.target)
    return estate if place.item is None else f"{estate}: {pick(place.item.title)}"
