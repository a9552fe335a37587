"""Public names are exact, documented, and say what they are."""

from __future__ import annotations

import ast
import importlib

import pytest

from tests.architecture.source import FunctionNode, Module, modules_of_tests, product_modules

VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "service", "services", "util", "utils"}
MODULES = [module for module in product_modules() if module.path.stem != "__main__"]


def _exported(module: Module) -> list[str]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return list(ast.literal_eval(node.value))
    return []


def _defined(module: Module) -> dict[str, ast.ClassDef | FunctionNode]:
    return {node.name: node for node in module.tree.body if isinstance(node, ast.ClassDef | FunctionNode)}


def _is_registered(node: ast.ClassDef | FunctionNode) -> bool:
    """Return whether a decorator like `@pages.get("/")` or `@app.command()` takes it: nobody calls it by name."""
    return any(isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) for mark in node.decorator_list)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_every_exported_name_exists(module: Module) -> None:
    """Each name in `__all__` can be imported."""
    imported = importlib.import_module(module.name)

    assert [name for name in _exported(module) if not hasattr(imported, name)] == []


def test_every_public_name_is_exported() -> None:
    """A function or class without a leading underscore stands in `__all__` of its module."""
    forgotten = [
        f"{module.place}: put {name!r} into __all__, or call it _{name}"
        for module in MODULES
        for name, node in _defined(module).items()
        if not (name.startswith("_") or name in _exported(module) or _is_registered(node))
    ]

    assert not forgotten, "\n".join(forgotten)


def test_every_public_name_is_documented() -> None:
    """Each function and class in `__all__` has a docstring where it is defined."""
    silent = [
        f"{module.place}: {name} has no docstring"
        for module in MODULES
        for name, node in _defined(module).items()
        if name in _exported(module) and not ast.get_docstring(node)
    ]

    assert not silent, "\n".join(silent)


def test_no_module_has_a_vague_name() -> None:
    """No drawer for odds and ends: a module is named by what it holds."""
    vague = [
        f"{module.place}: name it by what it holds"
        for module in [*product_modules(), *modules_of_tests()]
        if VAGUE & {*module.place.with_suffix("").parts}
    ]

    assert not vague, "\n".join(vague)


def test_every_test_states_its_promise() -> None:
    """Each test function has a docstring that says what it promises."""
    silent = [
        f"{function.where}: say in a docstring what it promises"
        for module in modules_of_tests()
        for function in module.functions
        if function.node.name.startswith("test_") and not ast.get_docstring(function.node)
    ]

    assert not silent, "\n".join(silent)
