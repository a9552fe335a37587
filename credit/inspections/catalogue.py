"""The inspections' data from its files: a city's programme over what all share, and checklists; strictly read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from credit.inspections.shapes import Checklist, Instruments, Programme
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Shape
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Items, Mark, Node, Tree, plain
from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem

__all__ = ["bases", "checklist", "checklist_ids", "instruments", "programme", "programme_ids", "read_shape"]

_HERE: Final = Path(__file__).parent
_SHARED: Final = "shared"
"""The programme whose parts every other takes over where it says nothing; it is of no city."""

Some = TypeVar("Some", bound=Shape)


def programme_ids() -> tuple[str, ...]:
    """Return the ids of the built-in programmes."""
    return tuple(name for name in _names("programmes") if name != _SHARED)


def checklist_ids() -> tuple[str, ...]:
    """Return the ids of the built-in checklists."""
    return _names("checklists")


@cache
def programme(name: str) -> Programme:
    """Return a built-in programme. Raises InputError for an unknown id, or with everything wrong in its files."""
    path = _path("programmes", name, programme_ids())
    own, shared = _tree(path), _tree(path.with_name(f"{_SHARED}.yaml"))
    merged = Tree(shared | own, shared.marks | own.marks)
    merged.put("kinds", _kinds(shared, own), own.marks.get("kinds"))
    return read_shape(Programme, merged, path.name)


@cache
def checklist(name: str) -> Checklist:
    """Return a built-in checklist; errors as for `programme`."""
    path = _path("checklists", name, checklist_ids())
    return read_shape(Checklist, _tree(path), path.name)


@cache
def instruments() -> Instruments:
    """Return the documents that are cited."""
    path = _HERE / "instruments.yaml"
    return read_shape(Instruments, _tree(path), path.name)


def read_shape(shape: type[Some], tree: Tree, file: str) -> Some:
    """Return the shape of a tree. Raises InputError with every place that does not fit it."""
    problems = [located(tree, finding, file) for finding in shape_findings(shape, plain(tree))]
    if problems:
        raise InputError(dict.fromkeys(problems))
    return shape.model_validate(plain(tree))


def bases(part: object) -> Iterator[Basis]:
    """Yield every basis within a shape, however deep."""
    if isinstance(part, Basis):
        yield part
    elif isinstance(part, Shape):
        for name in type(part).model_fields:
            yield from bases(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from bases(one)


def _kinds(shared: Tree, own: Tree) -> Items:
    """Return the kinds of both, a city's own in the place of the shared one of its id."""
    mine = own.get("kinds")
    if not isinstance(mine, Items):  # whatever it is, the shape says what is wrong with it
        return Items([] if mine is None else [mine])
    ids = {kind.get("id") for kind in mine if isinstance(kind, Tree)}
    theirs = [(kind, mark) for kind, mark in _marked(shared["kinds"]) if kind["id"] not in ids]
    kinds = [*_marked(mine), *theirs]
    return Items([kind for kind, _ in kinds], [mark for _, mark in kinds])


def _marked(items: Items) -> Iterator[tuple[Node, Mark | None]]:
    return zip(items, items.marks, strict=True)


def _names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (_HERE / folder).glob("*.yaml")))


def _path(folder: str, name: str, known: tuple[str, ...]) -> Path:
    if name not in known:
        raise InputError(Problem(folder, f"there is no {name!r}", f"Take one of {', '.join(known)}."))
    return _HERE / folder / f"{name}.yaml"


def _tree(path: Path) -> Tree:
    tree, problems = read_yaml(path.read_bytes(), path.name)
    if not problems and not isinstance(tree, Tree):
        problems = [Problem(path.name, "the file holds no keys", "Begin with `id:`.")]
    if problems:
        raise InputError(problems)
    return tree if isinstance(tree, Tree) else Tree()
