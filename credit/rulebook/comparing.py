"""What changed between two rulebooks, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from credit.rulebook.content import content
from credit.rulebook.shapes import Rulebook

__all__ = ["Change", "as_dicts", "diff_rulebooks", "render_changes"]

_LISTS: Final = {"grades": "grade", "vetoes": "id", "derive": "event"}
_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Change:
    """A part that was added, removed or changed; a changed part holds only the keys that differ, in both values."""

    kind: Literal["added", "removed", "changed"]
    part: str
    before: Any
    after: Any


def diff_rulebooks(one: Rulebook, other: Rulebook) -> tuple[Change, ...]:
    """Return the changes from one rulebook to the other, in the order of the parts; none where the content is equal.

    Parts are named by id: `rule tiny.late`, `component bad`, `grade B`; a second version of an id, or a second row of
    a grade, is `... #2`.
    """
    before, after = dict(_parts(content(one))), dict(_parts(content(other)))
    names = [*before, *(name for name in after if name not in before)]
    return tuple(_change(name, before, after) for name in names if before.get(name) != after.get(name))


def as_dicts(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """Return the changes as plain values for JSON."""
    return [asdict(change) for change in changes]


def render_changes(changes: tuple[Change, ...]) -> str:
    """Return the changes as text, a line each: `~ rule tiny.late: points -0.5 -> -1`."""
    return "\n".join(f"{_SIGNS[change.kind]} {change.part}: {_said(change)}" for change in changes)


def _change(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    if name not in before:
        return Change("added", name, None, after[name])
    if name not in after:
        return Change("removed", name, before[name], None)
    old, new = before[name], after[name]
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return Change("changed", name, old, new)
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return Change("changed", name, {key: old.get(key) for key in keys}, {key: new.get(key) for key in keys})


def _parts(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every part under a name of its own, in the order of RULEBOOK.md."""
    seen: Counter[str] = Counter()
    for name, value in _named(values):
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} #{seen[name]}"), _without_nulls(value)


def _named(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        match key:
            case "components" | "instruments":
                yield from ((f"{key.removesuffix('s')} {name}", part) for name, part in value.items())
            case "grades" | "vetoes" | "derive":
                yield from _listed(key, value)
            case "lists":
                yield from ((f"list {name}", value[name]) for name in ("red", "grey") if value[name])
                yield from ((f"black trigger {part['id']}", part) for part in value["black"])
            case "indicators":
                for indicator in value:
                    yield from _indicator(indicator)
            case _:
                yield key, value


def _listed(key: str, parts: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    word = {"grades": "grade", "vetoes": "veto", "derive": "derivation"}[key]
    if key == "grades":
        yield "grades in order", [part["grade"] for part in parts]
    else:
        parts = sorted(parts, key=lambda part: str(part[_LISTS[key]]))
    yield from ((f"{word} {part[_LISTS[key]]}", part) for part in parts)


def _indicator(indicator: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    name = indicator["indicator"]
    yield f"indicator {name}", {key: indicator[key] for key in indicator if key not in ("rules", "measures")}
    for word in ("rule", "measure"):
        dated = sorted(indicator[f"{word}s"], key=lambda part: (part["id"], part["in_force"]["since"]))
        yield from ((f"{word} {part['id']}", {**part, "indicator": name}) for part in dated)


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - any plain value
    if not isinstance(value, dict):
        return value
    # in a `where` null is a condition: the column is empty
    return {key: part if key == "where" else _without_nulls(part) for key, part in value.items() if part is not None}


def _said(change: Change) -> str:
    if change.kind != "changed":
        return _short(change.after if change.kind == "added" else change.before)
    if not isinstance(change.before, dict):
        return f"{_short(change.before)} -> {_short(change.after)}"
    return ", ".join(f"{key} {_short(change.before[key])} -> {_short(change.after[key])}" for key in change.before)


def _short(value: Any) -> str:  # noqa: ANN401 - any plain value
    match value:
        case None:
            return "none"
        case dict():
            return ", ".join(f"{key} {_short(part)}" for key, part in value.items())
        case list():
            return ", ".join(map(_short, value)) or "none"
        case _:
            return str(value)
