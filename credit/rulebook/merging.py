"""How a rulebook that `extends` another overrides its parts: a pure function over raw trees, parent first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from credit.rulebook.trees import Items, Node, Tree

__all__ = ["merge"]

_Combine = Callable[[Node, Node], Node]


def merge(parent: Tree, child: Tree) -> Tree:
    """Return the parent's parts overridden by the child's.

    Scalars and the grade table by key; components, instruments and lists by name; indicators, their rules and measures,
    vetoes and black triggers by id (all versions of an id at once); derivations by event. Neither argument changes.
    """
    merged: Tree = _by_key(_SECTIONS)(parent, child)
    return merged


def _child_wins(_parent: Node, child: Node) -> Node:
    return child


def _by_key(sections: Mapping[str, _Combine], other: _Combine = _child_wins) -> _Combine:
    def combine(parent: Node, child: Node) -> Node:
        if not (isinstance(parent, Tree) and isinstance(child, Tree)):
            return child
        merged = Tree(parent, parent.marks)
        for key, value in child.items():
            combined = sections.get(key, other)(parent[key], value) if key in parent else value
            merged.put(key, combined, child.marks.get(key))
        return merged

    return combine


def _by_id(name: str, combine_one: _Combine = _child_wins) -> _Combine:
    def combine(parent: Node, child: Node) -> Node:
        if not (isinstance(parent, Items) and isinstance(child, Items)):
            return child
        first = {identity: item for item in reversed(parent) if (identity := _identity(item, name)) is not None}
        kept = [n for n, item in enumerate(parent) if _identity(item, name) not in _identities(child, name)]
        own = [combine_one(first[i], item) if (i := _identity(item, name)) in first else item for item in child]
        return Items([*(parent[n] for n in kept), *own], [*(parent.marks[n] for n in kept), *child.marks])

    return combine


def _identity(item: Node, name: str) -> str | None:
    identity = item.get(name) if isinstance(item, Tree) else None
    return identity if isinstance(identity, str) else None


def _identities(items: Items, name: str) -> set[str]:
    return {identity for item in items if (identity := _identity(item, name)) is not None}


_INDICATOR: Final = _by_key({"rules": _by_id("id"), "measures": _by_id("id")})
_SECTIONS: Final[Mapping[str, _Combine]] = {
    "components": _by_key({}),
    "instruments": _by_key({}),
    "lists": _by_key({"black": _by_id("id")}),
    "vetoes": _by_id("id"),
    "derive": _by_id("event"),
    "indicators": _by_id("indicator", _INDICATOR),
}
