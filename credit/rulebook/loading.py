"""A rulebook from its folder: read, merged with what it extends, checked as a whole, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from credit.rulebook.conditions import condition_findings
from credit.rulebook.content import content_digest
from credit.rulebook.errors import RulebookError
from credit.rulebook.folders import CITIES, find_folder, read_folder
from credit.rulebook.grading import grading_findings
from credit.rulebook.locating import located
from credit.rulebook.merging import merge
from credit.rulebook.references import reference_findings
from credit.rulebook.shapes import Rulebook
from credit.rulebook.trees import Finding, Tree, plain
from credit.rulebook.validating import shape_findings
from credit.rulebook.versions import version_findings
from models.errors import Problem

__all__ = ["load_rulebook"]

_OWN: Final = ("id", "title", "status")
"""What a rulebook says for itself, even when it extends another."""


def load_rulebook(id_or_path: str | Path) -> Rulebook:
    """Return the rulebook of a built-in id or a folder. Raises RulebookError holding every problem found."""
    folder = find_folder(id_or_path)
    tree, problems = _with_parents(folder)
    problems += [located(tree, finding, folder.name) for finding in _findings(tree)]
    if problems:
        raise RulebookError(dict.fromkeys(problems))
    book = Rulebook.model_validate(plain(tree))
    return book.model_copy(update={"digest": content_digest(book)})


def _findings(tree: Tree) -> Iterator[Finding]:
    yield from shape_findings(Rulebook, plain(tree))
    yield from reference_findings(tree)
    yield from version_findings(tree)
    yield from grading_findings(tree)
    yield from condition_findings(tree)


def _with_parents(folder: Path) -> tuple[Tree, list[Problem]]:
    """Return the merged raw parts of a rulebook and all it extends, parents first."""
    layers: list[Tree] = []
    problems: list[Problem] = []
    chain = [folder]
    while True:
        tree, found = read_folder(chain[-1])
        problems += [*found, *_own_keys(tree, chain)]
        layers.insert(0, tree)
        parent = _parent(tree, chain, problems)
        if parent is None:
            break
        chain.append(parent)
    merged = Tree()
    for layer in layers:
        merged = merge(merged, layer)
    return merged, problems


def _own_keys(tree: Tree, chain: list[Path]) -> Iterator[Problem]:
    folder = chain[-1]
    where = f"{folder.name}/rulebook.yaml"
    if tree.get("extends") is not None:
        for key in _OWN:
            if key not in tree:
                remedy = "Add it; a rulebook that extends another still says this for itself."
                yield Problem(where, f"`{key}` is missing", remedy)
    looked_up_by_name = len(chain) > 1 or folder.parent == CITIES
    if looked_up_by_name and "id" in tree and tree["id"] != folder.name:
        where = f"{tree.marks['id']} id"
        yield Problem(where, f"the id {tree['id']} is not the name of its folder", f"Write id: {folder.name}.")


def _parent(tree: Tree, chain: list[Path], problems: list[Problem]) -> Path | None:
    name = tree.get("extends")
    if not isinstance(name, str):
        return None
    where = f"{tree.marks['extends']} extends"
    for place in (chain[-1].parent, CITIES):
        folder = place / name
        if not (folder / "rulebook.yaml").is_file() or folder.parent != place:
            continue
        if folder in chain:
            cycle = " -> ".join(step.name for step in [*chain[chain.index(folder) :], folder])
            problems.append(Problem(where, f"the rulebooks extend each other: {cycle}", "Break the cycle."))
            return None
        return folder
    remedy = f"Name a built-in rulebook or a folder beside {chain[-1].name}."
    problems.append(Problem(where, f"there is no rulebook {name} to extend", remedy))
    return None
