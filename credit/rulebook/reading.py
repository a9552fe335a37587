"""YAML 1.2 in, trees with line numbers out; what YAML might misread is refused with the line and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from credit.rulebook.trees import Items, Mark, Node, Tree
from models.errors import Problem

__all__ = ["read_yaml"]

_DEEPEST: Final = 40
_LARGEST: Final = 4 * 2**20
_WHOLE: Final = re.compile(r"[+-]?(0|[1-9]\d{0,14})", re.ASCII)
# The plain scalars that the core schema of YAML 1.2 (section 10.3.2) reads as something other than text.
_CONSTANTS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER: Final = re.compile(r"[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT: Final = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", re.ASCII)


def read_yaml(data: bytes, file: str) -> tuple[Node, list[Problem]]:
    """Return the tree of one YAML document and every problem; the tree is None where it could not be read at all.

    Whole numbers, text, true, false, null; dates stay text, so that the shape decides what they must be.
    """
    text, problems = _decoded(data, file)
    if problems:
        return None, problems
    try:
        events = _events(text)
    except YAMLError as error:
        return None, [_unreadable(error, file)]
    if problems := list(_refusals(events, file)):
        return None, problems
    reader = _Reader(events, file)
    tree = reader.document()
    if tree is None:
        reader.problems.append(Problem(file, "the file is empty", "Write its content, or delete the file."))
    return tree, reader.problems


def _events(text: str) -> list[Event]:
    """Return the events of a text: by libyaml, which is eight times as fast, and where that refuses, by ruamel itself.

    Only ruamel itself tells the line of every fault, and it takes a lone surrogate for text, which has its own refusal.
    """
    try:
        return list(YAML(typ="safe").parse(text))
    except YAMLError:
        return list(YAML(typ="safe", pure=True).parse(text))


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


def _refusals(events: Sequence[Event], file: str) -> Iterator[Problem]:
    """Yield what a rulebook never holds, before anything is built: a tree of aliases can be larger than memory."""
    depth = documents = 0
    for event in events:
        where = f"{file}:{event.start_mark.line + 1}"
        documents += isinstance(event, DocumentStartEvent)
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        if depth > _DEEPEST:
            yield Problem(where, f"parts are nested deeper than {_DEEPEST} levels", "Write it flat.")
            return
        if documents > 1:
            yield Problem(where, "a second document begins here", "Give it a file of its own.")
            return
        yield from _refused(event, where)


def _refused(event: Event, where: str) -> Iterator[Problem]:
    if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
        yield Problem(where, "a %YAML or %TAG directive is not allowed", "Delete it; rulebooks are YAML 1.2.")
    if isinstance(event, AliasEvent):
        yield Problem(where, f"an alias (*{event.anchor}) is not allowed", "Write the value out.")
    elif isinstance(event, NodeEvent) and event.anchor:
        yield Problem(where, f"an anchor (&{event.anchor}) is not allowed", "Write the value out where it is used.")
    if tag := getattr(event, "tag", None):
        yield Problem(where, f"a tag ({tag}) is not allowed", "Delete it and write the plain value.")


class _Reader:
    """Builds the tree of a document from its events and keeps what is wrong with it."""

    def __init__(self, events: Sequence[Event], file: str) -> None:
        self.events = iter([event for event in events if isinstance(event, _CONTENT)])
        self.file = file
        self.problems: list[Problem] = []

    def document(self) -> Node:
        """Return the tree, None where the file holds nothing."""
        first = next(self.events, None)
        return None if first is None else self._value(first)

    def _value(self, event: Event) -> Node:
        match event:
            case MappingStartEvent():
                return self._tree()
            case SequenceStartEvent():
                return self._items()
            case ScalarEvent():
                return self._scalar(event)
            case _:
                return None

    def _mark(self, event: Event) -> Mark:
        return Mark(self.file, event.start_mark.line + 1)

    def _refuse(self, event: Event, what: str, remedy: str) -> None:
        self.problems.append(Problem(str(self._mark(event)), what, remedy))

    def _items(self) -> Items:
        values, marks = [], []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            values.append(self._value(event))
            marks.append(self._mark(event))
        return Items(values, marks)

    def _tree(self) -> Tree:
        tree = Tree()
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self._value(event)
            value = self._value(next(self.events))
            if not isinstance(key, str):
                self._refuse(event, "a key must be text", "Write the key in quotes.")
            elif key in tree:
                first = tree.marks[key].line
                self._refuse(event, f"the key `{key}` stands twice (first on line {first})", "Keep one.")
            else:
                tree.put(key, value, self._mark(event))
        return tree

    def _scalar(self, event: ScalarEvent) -> Node:
        text = str(event.value)
        if event.style or not text.isascii():
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            self._refuse(event, f"YAML reads {text} as a number in another form", f'Write it in quotes: "{text}".')
        elif _FLOAT.fullmatch(text):
            self._refuse(event, f"YAML reads {text} as a float", f'Write it in quotes: "{text}".')
        return text


_CONTENT: Final = (MappingStartEvent, MappingEndEvent, SequenceStartEvent, SequenceEndEvent, ScalarEvent)
