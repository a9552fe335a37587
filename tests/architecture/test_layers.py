"""The house has five rooms; that its arrows have one direction is held by import-linter (`test_tools.py`)."""

from __future__ import annotations

from tests.architecture.source import PACKAGES, ROOT


def test_no_package_stands_beside_the_five() -> None:
    """A new top-level package has to find its place among the layers first."""
    beside = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}

    assert beside == set(PACKAGES)
