"""An f-string as a template: what it says, and a name for each value in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from web.reasons.source.modules import Module, called
from web.reasons.templates import Template

__all__ = ["template_of", "values_in"]

_VAGUE: Final = frozenset({"en", "id", "name", "number", "value", "kind", "zh"})
_THROUGH: Final = frozenset({"isoformat", "join", "len", "list", "map", "max", "min", "repr", "set", "sorted", "str",
                             "strip", "tuple", "value"})  # fmt: skip


def template_of(module: Module, text: ast.expr) -> Template:
    """Return the template of a string, an f-string or a sum of them; values that touch each other are one."""
    literals: list[str] = [""]
    names: list[str] = []
    given: dict[str, str] = {}
    for part in _parts(module, text):
        if isinstance(part, str):
            literals[-1] += part
        elif names and not literals[-1]:
            continue
        else:
            names.append(_new(given, part))
            literals.append("")
    return Template(tuple(literals), tuple(names))


def values_in(text: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions whose values stand in an f-string."""
    for node in ast.walk(text):
        if isinstance(node, ast.FormattedValue):
            yield node.value


def _parts(module: Module, text: ast.expr) -> Iterator[str | ast.expr]:
    """Yield the literals of a text and the expressions between them; plain constants of the module are literals."""
    match text:
        case ast.Constant(value=str() as plain):
            yield plain
        case ast.JoinedStr(values=values):
            for one in values:
                yield from _parts(module, one)
        case ast.BinOp(left=left, right=right, op=ast.Add()):
            yield from _parts(module, left)
            yield from _parts(module, right)
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            yield from _parts(module, value)
        case ast.Name(id=name) if _is_plain(module, name):
            yield from _parts(module, module.constants[name])
        case _:
            yield text


def _is_plain(module: Module, name: str) -> bool:
    return name.isupper() and isinstance(module.constants.get(name), ast.Constant | ast.JoinedStr)


def _new(given: dict[str, str], expression: ast.expr) -> str:
    """Return the name of an expression: the same for the same one, a new one for another."""
    written = ast.unparse(expression)
    name = _named(expression).strip("_") or "value"
    for number in range(1, 99):
        tried = name if number == 1 else f"{name}_{number}"
        if given.setdefault(tried, written) == written:
            return tried
    raise AssertionError(written)


def _named(expression: ast.expr) -> str:
    """Return a word for what an expression is about."""
    match expression:
        case ast.Name(id=name):
            return name.lower()
        case ast.Attribute(value=value, attr=attr):
            return f"{_named(value)}_{attr.strip('_')}" if attr in _VAGUE else attr.strip("_")
        case ast.Call():
            return _named_call(expression)
    inner = _inner(expression)
    return "value" if inner is None else _named(inner)


def _inner(expression: ast.expr) -> ast.expr | None:
    """Return what an expression is made of first."""
    match expression:
        case ast.FormattedValue(value=first) | ast.Subscript(value=first) | ast.Starred(value=first):
            return first
        case ast.GeneratorExp(generators=[made, *_]) | ast.ListComp(generators=[made, *_]):
            return made.iter
        case ast.BoolOp(values=[first, *_]) | ast.IfExp(body=first) | ast.BinOp(left=first):
            return first
    return None


def _named_call(call: ast.Call) -> str:
    name = called(call)
    if name not in _THROUGH:
        return name.lower()
    if name in ("isoformat", "strip") and isinstance(call.func, ast.Attribute):
        return _named(call.func.value)
    return _named(call.args[-1]) if call.args else name
