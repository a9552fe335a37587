"""A desk's rules from its folder, strictly: unknown keys, uncited numbers and overlapping duty lists are refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

from credit.complaints.desk_rules import DeskRules, DutyList
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Shape
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Items, Node, Tree, plain
from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem
from models.values.canonical import canonical

__all__ = ["DESKS", "built_in_desks", "load_desk"]

DESKS: Final = Path(__file__).parent / "cities"
"""The built-in desks, one folder each."""

_LAYOUT: Final = "A desk holds desk.yaml, instruments.yaml and duties/*.yaml."


def built_in_desks() -> tuple[str, ...]:
    """Return the names of the desks that come with the program."""
    return tuple(sorted(path.parent.name for path in DESKS.glob("*/desk.yaml")))


def load_desk(name_or_path: str | Path) -> DeskRules:
    """Return the rules of a built-in desk, read once in a process, or of a folder.

    Raises InputError holding every problem found.
    """
    folder = _folder(name_or_path)
    return _built_in(folder) if folder.parent == DESKS else _read(folder)


@cache
def _built_in(folder: Path) -> DeskRules:
    return _read(folder)


def _read(folder: Path) -> DeskRules:
    tree, problems = _tree(folder)
    problems += [located(tree, finding, folder.name) for finding in shape_findings(DeskRules, plain(tree))]
    if problems:
        raise InputError(dict.fromkeys(problems))
    desk = DeskRules.model_validate(plain(tree))
    problems = [*_uncited(desk, folder.name), *_overlapping(desk, folder.name)]
    if problems:
        raise InputError(problems)
    lists = sorted(desk.duties, key=lambda duties: duties.in_force.since)
    return desk.model_copy(update={"duties": tuple(_with_digest(duties) for duties in lists)})


def _folder(name_or_path: str | Path) -> Path:
    if str(name_or_path) in built_in_desks():
        return DESKS / str(name_or_path)
    folder = Path(name_or_path)
    if not (folder / "desk.yaml").is_file():
        remedy = f"Name a folder with a desk.yaml, or one of the built-in desks: {', '.join(built_in_desks())}."
        raise InputError(Problem(str(name_or_path), "there is no such desk", remedy))
    return folder


def _tree(folder: Path) -> tuple[Tree, list[Problem]]:
    problems: list[Problem] = []
    files = [folder / "desk.yaml", folder / "instruments.yaml", *sorted((folder / "duties").glob("*.yaml"))]
    nodes: list[Node] = []
    for path in files:
        if not path.is_file():
            problems.append(Problem(f"{folder.name}/{path.name}", "the file is missing", _LAYOUT))
            nodes.append(None)
            continue
        node, found = read_yaml(path.read_bytes(), f"{folder.name}/{path.relative_to(folder).as_posix()}")
        nodes.append(node)
        problems += found
    tree = nodes[0] if isinstance(nodes[0], Tree) else Tree()
    tree.put("instruments", nodes[1], None)
    tree.put("duties", Items(nodes[2:]), None)
    return tree, problems


def _uncited(desk: DeskRules, where: str) -> Iterator[Problem]:
    for place, basis in _bases(desk):
        if basis.instrument is not None and basis.instrument not in desk.instruments:
            what = f"{place} cites {basis.instrument}, which is not in instruments.yaml"
            yield Problem(where, what, "Add the instrument, or correct the name.")


def _bases(part: object, place: str = "") -> Iterator[tuple[str, Basis]]:
    """Yield every basis within a part of a desk and where it stands."""
    if isinstance(part, Basis):
        yield place, part
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from _bases(item, f"{place}[{number}]")
    elif isinstance(part, Shape):
        for name in type(part).model_fields:
            yield from _bases(getattr(part, name), f"{place}.{name}".lstrip("."))


def _overlapping(desk: DeskRules, where: str) -> Iterator[Problem]:
    ordered = sorted(desk.duties, key=lambda duties: duties.in_force.since)
    for earlier, later in pairwise(ordered):
        if earlier.in_force.until is None or earlier.in_force.until > later.in_force.since:
            what = f"the duty lists {earlier.version} and {later.version} are both in force on {later.in_force.since}"
            yield Problem(where, what, "End the earlier one on the day the later one begins.")


def _with_digest(duties: DutyList) -> DutyList:
    content = duties.model_dump(mode="json", by_alias=True, exclude={"digest"})
    return duties.model_copy(update={"digest": sha256(canonical(content)).hexdigest()})
