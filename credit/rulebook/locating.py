"""A finding in a tree said as a problem in a file: line and key, as a person sees them there."""

from __future__ import annotations

from credit.rulebook.trees import Finding, Items, Node, mark_of
from models.errors import Problem

__all__ = ["located"]


def located(tree: Node, finding: Finding, file: str) -> Problem:
    """Return the finding as a problem that names file, line and key; `file` where the tree does not know."""
    path = _path(tree, finding)
    return Problem(f"{mark_of(tree, finding.loc) or file} {path}".rstrip(), finding.what, finding.remedy)


def _place_in_file(items: list[Node], n: int) -> int:
    """Return the index that entry n has in its own file: merging may have put a parent's entries before it."""
    files = [mark.file if mark else "" for mark in items.marks] if isinstance(items, Items) else [""] * len(items)
    return files[:n].count(files[n])


def _path(tree: Node, finding: Finding) -> str:
    """Return the keys of the place as its file shows them, `rules[0].points`."""
    text, node = "", tree
    for step in finding.loc:
        if isinstance(step, int) and isinstance(node, list) and step < len(node):
            text += f"[{_place_in_file(node, step)}]"
        elif isinstance(step, str) and isinstance(node, dict) and step in node:
            text += f".{step}"
        else:
            continue
        node = node[step]
    if finding.loc[:1] == ("indicators",):
        text = text.partition("]")[2]
    return text.removeprefix(".")
