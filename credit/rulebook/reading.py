"""YAML 1.2 in, trees with line numbers out; what YAML might misread is refused with the line and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import AliasEvent, DocumentStartEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from credit.rulebook.trees import Items, Mark, Node, Tree
from models.errors import Problem

__all__ = ["read_yaml"]

_TAG: Final = "tag:yaml.org,2002:"
_DEEPEST: Final = 40
_LARGEST: Final = 4 * 2**20
_WHOLE: Final = re.compile(r"[+-]?(0|[1-9]\d{0,14})", re.ASCII)


def read_yaml(data: bytes, file: str) -> tuple[Node, list[Problem]]:
    """Return the tree of one YAML document and every problem; the tree is None where it could not be read at all.

    Whole numbers, text, true, false, null; dates stay text, so that the shape decides what they must be.
    """
    node: YamlNode | None = None
    text, problems = _decoded(data, file)
    if not problems:
        try:
            problems = list(_refusals(text, file))
            node = None if problems else _yaml().compose(text)
        except YAMLError as error:
            problems = [_unreadable(error, file)]
    if problems:
        return None, problems
    reader = _Reader(file)
    tree = None if node is None else reader.value(node)
    if tree is None:
        reader.problems.append(Problem(file, "the file is empty", "Write its content, or delete the file."))
    return tree, reader.problems


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    if len(data) > _LARGEST:
        return "", [Problem(file, f"the file has more than {_LARGEST} bytes", "Split it.")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(f"{file}:{line}", f"byte {error.start} is not UTF-8", "Save the file as UTF-8.")]


def _unreadable(error: YAMLError, file: str) -> Problem:
    if not isinstance(error, MarkedYAMLError):
        return Problem(file, f"this is no YAML: {' '.join(str(error).split())}", "Take the character out.")
    mark = error.problem_mark or error.context_mark
    where = f"{file}:{mark.line + 1}" if isinstance(mark, StringMark) else file
    said = ", ".join(filter(None, (error.context, error.problem)))
    return Problem(where, f"this is no YAML: {said}", "Check indentation, colons and quotes on this line.")


def _refusals(text: str, file: str) -> Iterator[Problem]:
    """Yield what a rulebook never holds, before anything is built: a tree of aliases can be larger than memory."""
    depth = 0
    for event in _yaml().parse(text):
        where = f"{file}:{event.start_mark.line + 1}"
        depth += _step(type(event).__name__)
        if depth == _DEEPEST:
            yield Problem(where, f"parts are nested deeper than {_DEEPEST} levels", "Write it flat.")
            return
        if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            yield Problem(where, "a %YAML or %TAG directive is not allowed", "Delete it; rulebooks are YAML 1.2.")
        if isinstance(event, AliasEvent):
            yield Problem(where, f"an alias (*{event.anchor}) is not allowed", "Write the value out.")
        elif isinstance(event, NodeEvent) and event.anchor:
            yield Problem(where, f"an anchor (&{event.anchor}) is not allowed", "Write the value out where it is used.")
        if getattr(event, "tag", None):
            yield Problem(where, f"a tag ({event.tag}) is not allowed", "Delete it and write the plain value.")


def _step(event: str) -> int:
    match event:
        case "MappingStartEvent" | "SequenceStartEvent":
            return 1
        case "MappingEndEvent" | "SequenceEndEvent":
            return -1
        case _:
            return 0


class _Reader:
    """Turns composed nodes into a tree and keeps what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def value(self, node: YamlNode) -> Node:
        match node:
            case MappingNode():
                return self._tree(node)
            case SequenceNode():
                return Items([self.value(item) for item in node.value], [self._mark(item) for item in node.value])
            case _:
                return self._scalar(node)

    def _mark(self, node: YamlNode) -> Mark:
        return Mark(self.file, node.start_mark.line + 1)

    def _refuse(self, node: YamlNode, what: str, remedy: str) -> None:
        self.problems.append(Problem(str(self._mark(node)), what, remedy))

    def _tree(self, node: MappingNode) -> Tree:
        tree = Tree()
        for key_node, value_node in node.value:
            value = self.value(value_node)
            if not isinstance(key_node, ScalarNode) or key_node.tag != f"{_TAG}str":
                self._refuse(key_node, "a key must be text", "Write the key in quotes.")
            elif key_node.value in tree:
                first = tree.marks[key_node.value].line
                self._refuse(key_node, f"the key `{key_node.value}` stands twice (first on line {first})", "Keep one.")
            else:
                tree.put(key_node.value, value, self._mark(key_node))
        return tree

    def _scalar(self, node: YamlNode) -> Node:
        text = str(node.value)
        match str(node.tag).removeprefix(_TAG):
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int" if _WHOLE.fullmatch(text):
                return int(text)
            case "int" | "float" as kind:
                what = f"YAML reads {text} as {'a float' if kind == 'float' else 'a number written another way'}"
                self._refuse(node, what, f'Write it in quotes: "{text}".')
                return text
            case _:
                return text
