"""What differs between two versions of a notice: place, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext

from bidding.notices import Notice

__all__ = ["changes_between"]

Change = tuple[str, str, str]
"""The place in the notice, what it said, what it says; a dash where there was nothing."""


def changes_between(before: Notice, after: Notice) -> list[Change]:
    """Return every value that differs, but the number of the version, in the order of the notice."""
    return [one for one in _changes("", before.as_json(), after.as_json()) if one[0] != "version"]


def _changes(at: str, before: Any, after: Any) -> Iterator[Change]:  # noqa: ANN401 - JSON
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _changes(f"{at}.{key}" if at else key, before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list) and any(isinstance(one, dict) for one in before + after):
        for number in range(max(len(before), len(after))):
            old, new = (one[number] if number < len(one) else None for one in (before, after))
            yield from _changes(f"{at}.{number + 1}", old, new)
    else:
        yield at, _shown(before), _shown(after)


def _shown(value: Any) -> str:  # noqa: ANN401 - JSON
    if value is None or value == []:
        return "–"
    return gettext(", ").join(map(str, value)) if isinstance(value, list) else str(value)
