"""What a name may stand for: every expression that is assigned, passed, yielded or iterated into it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from web.reasons.source.modules import Function, Module, called

__all__ = ["bound", "dictionary"]

_DEEPEST: Final = 3
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp


def bound(module: Module, name: ast.Name) -> list[ast.expr]:
    """Return the expressions that a name may stand for where it is used; none where that cannot be told."""
    if name in module.following:
        return []
    module.following.add(name)
    found = next((some for one in module.around(name) if (some := _bound_by(module, one, name.id))), [])
    module.following.discard(name)
    constant = module.constants.get(name.id)
    return found if found or constant is None else [constant]


def _bound_by(module: Module, around: ast.AST, name: str) -> list[ast.expr]:
    """Return what a comprehension or a function around a name binds to it."""
    if isinstance(around, Comprehension):
        return [one for made in around.generators for one in _iterated(module, made.target, made.iter, name)]
    if isinstance(around, ast.FunctionDef | ast.Lambda):
        return [*_written(module, around, name), *_passed(module, around, name)]
    return []


def _written(module: Module, function: Function, name: str) -> Iterator[ast.expr]:
    """Yield what the statements of a function bind to a name."""
    for node in module.own(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _taken(module, target, value, name)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _taken(module, target, value, name)
            case ast.NamedExpr(target=target, value=value):
                yield from _taken(module, target, value, name)
            case ast.For(target=target, iter=iterable):
                yield from _iterated(module, target, iterable, name)


def _passed(module: Module, function: Function, name: str) -> Iterator[ast.expr]:
    """Yield what the calls in this module pass for a parameter, and its default."""
    positional = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    if isinstance(function, ast.Lambda) or name not in (*positional, *(one.arg for one in function.args.kwonlyargs)):
        return
    defaults = dict(zip(reversed(positional), reversed(function.args.defaults), strict=False))
    if name in defaults:
        yield defaults[name]
    place = positional.index(name) - module.is_method(function) if name in positional else None
    for call in module.calls(function.name):
        named = {one.arg: one.value for one in call.keywords}
        if name in named:
            yield named[name]
        elif place is not None and place < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args):
            yield call.args[place]


def _taken(module: Module, target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """Yield what a name gets when a value is assigned to a target, which may be a tuple of names."""
    if isinstance(target, ast.Name):
        if target.id == name:
            yield value
        return
    names = [getattr(one, "id", None) for one in getattr(target, "elts", ())]
    if name not in names:
        return
    for whole in _wholes(module, value):
        if isinstance(whole, ast.Tuple) and len(whole.elts) == len(names):
            yield whole.elts[names.index(name)]


def _wholes(module: Module, value: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions that a value may be as a whole, as far as they are written out in this module."""
    if isinstance(value, ast.IfExp):
        yield from _wholes(module, value.body)
        yield from _wholes(module, value.orelse)
    elif isinstance(value, ast.Call) and (function := module.functions.get(called(value))) is not None:
        for node in module.own(function):
            if isinstance(node, ast.Return) and node.value is not None:
                yield node.value
    elif isinstance(value, ast.Subscript) and (entries := dictionary(module, value.value)) is not None:
        yield from entries.values
    else:
        yield value


def _iterated(module: Module, target: ast.expr, iterable: ast.expr, name: str) -> Iterator[ast.expr]:
    """Yield what a name gets when a target runs over an iterable."""
    if not any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target)):
        return
    if isinstance(target, ast.Tuple) and isinstance(iterable, ast.Call) and called(iterable) == "zip":
        for one, its in zip(target.elts, iterable.args, strict=False):
            yield from _iterated(module, one, its, name)
        return
    for item in _items(module, iterable, 0):
        yield from _taken(module, target, item, name)


def _items(module: Module, iterable: ast.expr, depth: int) -> Iterator[ast.expr]:
    """Yield the items of what can be iterated; names are followed, but not around in circles."""
    if depth > _DEEPEST:
        return
    if isinstance(iterable, ast.Tuple | ast.List | ast.Set):
        for one in iterable.elts:
            yield from _items(module, one.value, depth + 1) if isinstance(one, ast.Starred) else [one]
    elif isinstance(iterable, Comprehension):
        yield iterable.elt
    elif isinstance(iterable, ast.Name):
        for one in bound(module, iterable):
            yield from _items(module, one, depth + 1)
    elif isinstance(iterable, ast.Call):
        yield from _called_items(module, iterable, depth)


def _called_items(module: Module, call: ast.Call, depth: int) -> Iterator[ast.expr]:
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if isinstance(call.func, ast.Attribute) and method in ("items", "values"):
        entries = dictionary(module, call.func.value)
        for key, value in zip(entries.keys, entries.values, strict=True) if entries is not None else ():
            yield value if method == "values" or key is None else ast.Tuple([key, value], ast.Load())
        return
    function = module.functions.get(called(call))
    for node in module.own(function) if function is not None else ():
        if isinstance(node, ast.Yield) and node.value is not None:
            yield node.value
        elif isinstance(node, ast.Return | ast.YieldFrom) and node.value is not None:
            yield from _items(module, node.value, depth + 1)


def dictionary(module: Module, expression: ast.expr) -> ast.Dict | None:
    """Return the dictionary that an expression is, written out or as a constant of the module."""
    if isinstance(expression, ast.Name):
        expression = module.constants.get(expression.id, expression)
    return expression if isinstance(expression, ast.Dict) else None
