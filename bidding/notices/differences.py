"""What changed from one version of a notice to the next, place by place, for whoever has prepared a bid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from bidding.notices.shapes import Notice

__all__ = ["Change", "changes"]

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One place whose value changed: `path` such as ("lots", "lot-1", "ceiling_fen"); None where there is none."""

    path: Path
    before: JsonValue
    after: JsonValue


def changes(before: Notice, after: Notice) -> tuple[Change, ...]:
    """Return every place that differs, in the order of the notice; `version` itself is not among them.

    Lots and custodians are compared by their own names, not by their place in the list.
    """
    old, new = dict(_leaves((), before.as_json())), dict(_leaves((), after.as_json()))
    paths = dict.fromkeys([*old, *new])
    return tuple(
        Change(path, old.get(path), new.get(path))
        for path in paths
        if path != ("version",) and old.get(path) != new.get(path)
    )


def _leaves(path: Path, told: JsonValue) -> Iterator[tuple[Path, JsonValue]]:
    """Yield every value that is no table, with its place; a list of tables is one by its names."""
    if isinstance(told, Mapping):
        for key, value in told.items():
            yield from _leaves((*path, key), value)
    elif isinstance(told, list) and told and all(isinstance(one, Mapping) for one in told):
        for number, one in enumerate(told, start=1):
            name = one.get("id") or one.get("body") or str(number) if isinstance(one, Mapping) else str(number)
            yield from _leaves((*path, str(name)), one)
    else:
        yield path, told
