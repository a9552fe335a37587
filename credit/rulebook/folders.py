"""Where rulebooks lie and what files one may have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from credit.rulebook.errors import RulebookError
from credit.rulebook.reading import read_yaml
from credit.rulebook.trees import Items, Node, Tree
from models.errors import Problem

__all__ = ["CITIES", "case_files", "find_folder", "read_folder"]

CITIES: Final = Path(__file__).parent / "cities"
"""The built-in rulebooks, one folder each."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_PARTS: Final = {"derive.yaml": "derive", "instruments.yaml": "instruments"}
_LAYOUT: Final = "A rulebook holds rulebook.yaml, derive.yaml, instruments.yaml, indicators/*.yaml and cases/*.yaml."


def find_folder(id_or_path: str | Path) -> Path:
    """Return the folder of a built-in rulebook or of a path; a built-in id wins. Raises RulebookError."""
    name = str(id_or_path)
    if isinstance(id_or_path, str) and _ID.fullmatch(name) and (CITIES / name).is_dir():
        return CITIES / name
    folder = Path(id_or_path)
    if name and folder.is_dir():
        return folder.resolve()
    built_in = ", ".join(sorted(entry.name for entry in CITIES.glob("*/") if entry.name[0] not in "._"))
    raise RulebookError(Problem(name, "there is no such rulebook", f"Name a folder, or one of: {built_in}."))


def read_folder(folder: Path) -> tuple[Tree, list[Problem]]:
    """Return the raw parts of one rulebook, without those of its parent, and what is wrong with its files.

    The tree has the keys of rulebook.yaml, and `indicators`, `derive` and `instruments` from their files.
    """
    problems = [*_strangers(folder)]
    tree = _main(folder, problems)
    for file, key in _PARTS.items():
        if (folder / file).is_file():
            tree.put(key, _read(folder, folder / file, problems), None)
    indicators = [_read(folder, path, problems) for path in sorted((folder / "indicators").glob("*.yaml"))]
    tree.put("indicators", Items([part for part in indicators if part is not None]), None)
    return tree, problems


def case_files(folder: Path) -> list[tuple[str, Node, list[Problem]]]:
    """Return (file, content, problems) of each file of worked cases, by name."""
    found = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        problems: list[Problem] = []
        found.append((_label(folder, path), _read(folder, path, problems), problems))
    return found


def _main(folder: Path, problems: list[Problem]) -> Tree:
    path = folder / "rulebook.yaml"
    if not path.is_file():
        problems.append(Problem(_label(folder, path), "the file is missing", _LAYOUT))
        return Tree()
    tree = _read(folder, path, problems)
    if tree is not None and not isinstance(tree, Tree):
        remedy = "Begin with `id:`; see docs/rulebooks.md."
        problems.append(Problem(_label(folder, path), "the file holds no keys", remedy))
    if not isinstance(tree, Tree):
        return Tree()
    for key in ("indicators", "derive", "instruments", "digest"):
        if key in tree:
            where = str(tree.marks[key])
            problems.append(Problem(where, f"`{key}` does not stand in rulebook.yaml", f"Delete it. {_LAYOUT}"))
            del tree[key]
    return tree


def _read(folder: Path, path: Path, problems: list[Problem]) -> Node:
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(_label(folder, path), what, "Check its rights."))
        return None
    node, found = read_yaml(data, _label(folder, path))
    problems.extend(found)
    return node


def _strangers(folder: Path) -> list[Problem]:
    allowed = {folder / name for name in ("rulebook.yaml", *_PARTS)}
    rooms = {folder / "indicators", folder / "cases"}
    return [
        Problem(_label(folder, path), "this file is no part of a rulebook", f"Move it away. {_LAYOUT}")
        for path in sorted(folder.rglob("*"))
        if path not in allowed | rooms and not (path.parent in rooms and path.suffix == ".yaml" and path.is_file())
    ]


def _label(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
