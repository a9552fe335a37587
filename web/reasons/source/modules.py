"""What one module of Python says about its own names: enough to follow a text to where it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

__all__ = ["Module", "called"]

Function = ast.FunctionDef | ast.Lambda
_SCOPES: Final = (ast.FunctionDef, ast.Lambda)


class Module:
    """A parsed module: its functions and constants by name, who calls what, and what stands in what.

    `following` are the names that are being followed, so that nobody goes in circles.
    """

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.functions: dict[str, ast.FunctionDef] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.constants: dict[str, ast.expr] = {}
        self.following: set[ast.AST] = set()
        self._parents: dict[ast.AST, ast.AST] = {}
        self._calls: dict[str, list[ast.Call]] = {}
        self._inside: dict[ast.AST, list[ast.AST]] = {}
        for node in ast.walk(self.tree):
            self._note(node)
        for statement in self.tree.body:
            for name, value in _assigned(statement):
                self.constants[name] = value

    def _note(self, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            self._parents[child] = node
        if isinstance(node, ast.FunctionDef):
            self.functions.setdefault(node.name, node)
        elif isinstance(node, ast.ClassDef):
            self.classes[node.name] = node
        elif isinstance(node, ast.Call):
            self._calls.setdefault(called(node), []).append(node)

    def calls(self, name: str) -> list[ast.Call]:
        """Return every call of a function, a method or a class of this name."""
        return self._calls.get(name, [])

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node stands in, from the inside out."""
        while node in self._parents:
            node = self._parents[node]
            yield node

    def scopes(self, node: ast.AST) -> Iterator[Function]:
        """Yield the functions that a node stands in, from the inside out."""
        return (one for one in self.around(node) if isinstance(one, _SCOPES))

    def own(self, function: ast.AST) -> list[ast.AST]:
        """Return what stands in a function itself, and not in a function inside it."""
        if function not in self._inside:
            self._inside[function] = [n for n in ast.walk(function) if next(self.scopes(n), None) is function]
        return self._inside[function]

    def is_method(self, function: Function) -> bool:
        """Return whether a function stands in a class, so that its first parameter is not written at a call."""
        return isinstance(self._parents.get(function), ast.ClassDef)


def called(call: ast.Call) -> str:
    """Return the last name of what is called: `c` of `a.b.c()`; empty for anything without a name."""
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that a statement of a module binds, each with its expression."""
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        yield from _paired(statement.target, statement.value)
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from _paired(target, statement.value)


def _paired(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=False):
            yield from _paired(one, its)
