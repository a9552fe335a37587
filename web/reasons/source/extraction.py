"""What the rules of a module may say, for Babel: `pybabel extract -F web/reasons/babel.cfg`.

Messages without a context are sentences: what a `Problem` says is wrong, and its remedies. Context `place`: where it
stands. Context `part`: texts that stand in another as its value. Context `word`: members of the enumerations, which
texts carry as values.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from typing import IO, Final

from web.reasons.source.modules import Module, called
from web.reasons.source.tracing import Tracer
from web.reasons.source.wording import template_of, values_in
from web.reasons.templates import PART, PLACE, WORD, Template

__all__ = ["extract", "untraced"]

_CARRIERS: Final = {
    "Problem": slice(1, None),
    "Finding": slice(1, None),
    "ValueError": slice(1),
    "shape_findings": slice(2, None),
    "LawFolder": slice(0),
    "read_strict": slice(3, None),
}
"""What becomes a problem, with the arguments that are told: shapes raise ValueError and yield findings, and whoever
reads them says what may stand there."""
_PLACES: Final = {"Problem": 0, "reached": 1, "role_refusals": 3, "Due": 2}
"""What says where something stands, and in which argument: a problem itself, lives that make one of it, a due day."""
_SPOKEN: Final = re.compile(r"[A-Za-z]{2}")
_A_WORD: Final = re.compile(r"[a-z]+(_[a-z]+)*")
Found = tuple[int, str | None, str | tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - Babel passes it by its name, as the next two
    comment_tags: Collection[str],  # noqa: ARG001
    options: dict[str, str],  # noqa: ARG001
) -> Iterator[Found]:
    """Yield the messages of a module in the way of Babel's extractors: line, function, message, comments."""
    module = Module(fileobj.read().decode())
    calls = _calls(module)
    said = _texts(module, [one for call in calls for one in _told(call)])
    places = _texts(module, _places(module))
    for template, line in _templates(module, said).items():
        yield line, None, str(template), []
    held = [*_held(module, [*said, *places]), *_texts(module, _faults(module))]
    for context, texts in ((PLACE, places), (PART, held)):
        for template, line in _templates(module, texts).items():
            yield line, "pgettext", (context, str(template)), []
    for word, line in _words(module):
        yield line, "pgettext", (WORD, word), []


def _calls(module: Module) -> list[ast.Call]:
    """Return what makes the problems of a module, and what becomes a problem elsewhere."""
    return [call for carrier in _CARRIERS for call in module.calls(carrier)]


def _places(module: Module) -> list[ast.expr]:
    calls = ((call, place) for carrier, place in _PLACES.items() for call in module.calls(carrier))
    return [call.args[place] for call, place in calls if len(call.args) > place]


def untraced(module: Module) -> list[str]:
    """Return what a problem of the module says and cannot be traced to a text in it: whatever comes from elsewhere."""
    tracer = Tracer(module)
    for told in (one for call in _calls(module) for one in _told(call)):
        list(tracer.texts(told))
    return sorted({ast.unparse(one) for one in tracer.lost})


def _told(call: ast.Call) -> list[ast.expr]:
    """Return the expressions of what is wrong and of the remedy."""
    named = [one.value for one in call.keywords if one.arg in ("what", "remedy", "see")]
    return [*call.args[_CARRIERS[called(call)]], *named]


def _faults(module: Module) -> list[ast.expr]:
    """Return what functions such as `uscc_fault` say of a value; other modules put it into sentences."""
    functions = [one for name, one in module.functions.items() if name.endswith("_fault")]
    nodes = [node for one in functions for node in module.own(one)]
    return [node.value for node in nodes if isinstance(node, ast.Return) and node.value is not None]


def _texts(module: Module, expressions: Iterable[ast.expr]) -> list[ast.expr]:
    tracer = Tracer(module)
    return [text for one in expressions for text in tracer.texts(one)]


def _templates(module: Module, texts: Iterable[ast.expr]) -> dict[Template, int]:
    """Return the templates of texts, without those that say nothing by themselves."""
    found: dict[Template, int] = {}
    for text in (spelled for one in texts for spelled in _spelled_out(module, one)):
        template = template_of(module, text)
        if _says_something(template):
            found.setdefault(template, text.lineno)
    return found


def _says_something(template: Template) -> bool:
    return _SPOKEN.search("".join(template.literals)) is not None


def _spelled_out(module: Module, text: ast.expr) -> Iterator[ast.expr]:
    """Yield a text; one that only strings values together, once for each text that a value of it may be."""
    if not isinstance(text, ast.JoinedStr) or _says_something(template_of(module, text)):
        yield text
        return
    for place, value in enumerate(text.values):
        for inner in _texts(module, [value.value]) if isinstance(value, ast.FormattedValue) else ():
            spelled = ast.JoinedStr([*text.values[:place], inner, *text.values[place + 1 :]])
            yield ast.copy_location(spelled, text)


def _held(module: Module, texts: list[ast.expr]) -> Iterator[ast.expr]:
    """Yield the texts that texts hold as values, and those that these hold."""
    seen: set[ast.expr] = set()
    while texts:
        values = [value for text in texts if text not in seen for value in values_in(text)]
        seen.update(texts)
        texts = _texts(module, values)
        yield from texts


def _words(module: Module) -> Iterator[tuple[str, int]]:
    """Yield the members of the module's enumerations and of its named literals."""
    for one in module.classes.values():
        if any(getattr(base, "id", "") == "StrEnum" for base in one.bases):
            yield from _members(statement.value for statement in one.body if isinstance(statement, ast.Assign))
    for value in module.constants.values():
        if isinstance(value, ast.Subscript) and getattr(value.value, "id", "") == "Literal":
            yield from _members(value.slice.elts if isinstance(value.slice, ast.Tuple) else [value.slice])


def _members(values: Iterable[ast.expr]) -> Iterator[tuple[str, int]]:
    for value in values:
        if isinstance(value, ast.Constant) and _A_WORD.fullmatch(str(value.value)):
            yield str(value.value), value.lineno
