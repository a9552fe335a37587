"""Trees of plain values that remember the file and line each part came from, also after merging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Finding", "Items", "Loc", "Mark", "Node", "Tree", "mark_of", "plain", "select"]

Loc = tuple[str | int, ...]
"""Where a value stands in a tree: keys and indices from the root."""
Node = Any
"""A tree, items, text, a whole number, a boolean or None."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a file, counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        """Return `file:line`, which editors turn into a link."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a place in a tree; `what` and `remedy` as in Problem."""

    loc: Loc
    what: str
    remedy: str = ""


class Tree(dict[str, Node]):
    """A mapping that knows where each of its keys was written."""

    def __init__(self, items: dict[str, Node] | None = None, marks: dict[str, Mark] | None = None) -> None:
        super().__init__(items or {})
        self.marks: dict[str, Mark] = dict(marks or {})

    def put(self, key: str, value: Node, mark: Mark | None) -> None:
        """Set a key and where it was written."""
        self[key] = value
        if mark is not None:
            self.marks[key] = mark


class Items(list[Node]):
    """A list that knows where each of its entries was written."""

    def __init__(self, items: Sequence[Node] = (), marks: Sequence[Mark | None] | None = None) -> None:
        super().__init__(items)
        self.marks: list[Mark | None] = list(marks) if marks is not None else [None] * len(items)


def plain(node: Node) -> Node:
    """Return the node as ordinary dicts and lists."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [plain(value) for value in node]
    return node


def mark_of(node: Node, loc: Loc) -> Mark | None:
    """Return where the deepest part of `loc` that exists was written; steps that do not exist are passed over."""
    found: Mark | None = None
    for step in loc:
        if isinstance(node, Tree) and step in node:
            found = node.marks.get(str(step), found)
            node = node[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            found = node.marks[step] or found
            node = node[step]
    return found


def select(node: Node, *pattern: str, at: Loc = ()) -> Iterator[tuple[Loc, Node]]:
    """Yield every (place, value) that the pattern matches, `*` standing for any key or index."""
    if not pattern:
        yield at, node
        return
    for key, value in _children(node):
        if pattern[0] in ("*", key):
            yield from select(value, *pattern[1:], at=(*at, key))


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list | tuple):
        yield from enumerate(node)
