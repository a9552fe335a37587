"""Tests mirror the tree."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source import ROOT, Module, product_modules


def _test_file(module: Module) -> Path:
    return ROOT / "tests" / module.place.with_name(f"test_{module.path.stem.lstrip('_')}.py")


def _needs_tests(module: Module) -> bool:
    """Return whether it does something: data, protocols and `__init__` are shown by the tests of what uses them."""
    return not module.path.stem.startswith("__") and any(function.does_something for function in module.functions)


def test_every_module_has_its_tests() -> None:
    """credit/evidence/reading.py has tests/credit/evidence/test_reading.py, and so on."""
    missing = [
        f"{module.place}: write {_test_file(module).relative_to(ROOT)}"
        for module in product_modules()
        if _needs_tests(module) and not _test_file(module).is_file()
    ]

    assert not missing, "\n".join(missing)
