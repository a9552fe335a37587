"""From an expression to the texts that it may be, as they are written in its module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from web.reasons.source.bindings import bound, dictionary
from web.reasons.source.modules import Module, called

__all__ = ["Tracer"]

_TRANSLATED: Final = frozenset({"_", "gettext", "lazy_gettext", "ngettext"})


class Tracer:
    """Follows expressions of one module: through names, parameters, branches, tables and functions.

    `lost` are the expressions that lead out of the module.
    """

    def __init__(self, module: Module) -> None:
        self.lost: list[ast.expr] = []
        self._module = module
        self._open: set[ast.expr] = set()

    def texts(self, expression: ast.expr) -> Iterator[ast.expr]:
        """Yield the strings, f-strings and sums of them that an expression may be."""
        if expression in self._open:
            return
        self._open.add(expression)
        yield from self._followed(expression)
        self._open.discard(expression)

    def _followed(self, expression: ast.expr) -> Iterator[ast.expr]:
        match expression:
            case ast.Constant(value=str()) | ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                yield expression
            case ast.Constant():
                pass
            case ast.IfExp(body=body, orelse=orelse):
                yield from self._all([body, orelse])
            case ast.BoolOp(values=values):
                yield from self._all(values)
            case ast.NamedExpr(value=value):
                yield from self.texts(value)
            case ast.Call(
                func=ast.Attribute(value=text, attr="replace"), args=[ast.Constant(value=old), ast.Constant(value=new)]
            ):
                yield from self._replaced(text, str(old), str(new))
            case _:
                yield from self._elsewhere(expression)

    def _replaced(self, text: ast.expr, old: str, new: str) -> Iterator[ast.expr]:
        for one in self.texts(text):
            if isinstance(one, ast.Constant):
                yield ast.copy_location(ast.Constant(str(one.value).replace(old, new)), one)

    def _elsewhere(self, expression: ast.expr) -> Iterator[ast.expr]:
        """Yield the texts of what stands elsewhere in the module, and note what does not."""
        sources = self._sources(expression)
        if sources is None:
            self.lost.append(expression)
            return
        yield from self._all(sources)

    def _sources(self, expression: ast.expr) -> list[ast.expr] | None:
        match expression:
            case ast.Name():
                return bound(self._module, expression) or None
            case ast.Subscript(value=value):
                entries = dictionary(self._module, value)
                return None if entries is None else entries.values
            case ast.Call():
                return self._returned(expression)
        return None

    def _returned(self, call: ast.Call) -> list[ast.expr] | None:
        name = called(call)
        if name in _TRANSLATED:
            return []
        if isinstance(call.func, ast.Attribute) and name in ("get", "join"):
            return self._entries(call.func.value, call.args) if name == "get" else self._joined(call.args)
        function = self._module.functions.get(name)
        if function is None:
            return None
        nodes = self._module.own(function)
        return [node.value for node in nodes if isinstance(node, ast.Return) and node.value is not None]

    def _entries(self, table: ast.expr, arguments: list[ast.expr]) -> list[ast.expr] | None:
        entries = dictionary(self._module, table)
        return None if entries is None else [*entries.values, *arguments[1:]]

    def _joined(self, arguments: list[ast.expr]) -> list[ast.expr] | None:
        """Return what is strung together, where it is made right here."""
        match arguments:
            case [ast.GeneratorExp(elt=element) | ast.ListComp(elt=element)]:
                return [element]
            case [ast.Tuple(elts=elements) | ast.List(elts=elements)]:
                return elements
        return None

    def _all(self, expressions: list[ast.expr]) -> Iterator[ast.expr]:
        for one in expressions:
            yield from self.texts(one)
