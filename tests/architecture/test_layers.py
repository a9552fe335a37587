"""The house has five rooms and one direction."""

from __future__ import annotations

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import PACKAGES, ROOT


def test_imports_keep_to_the_layers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every contract under [tool.importlinter] in pyproject.toml is kept."""
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out


def test_no_package_stands_beside_the_five() -> None:
    """A new top-level package has to find its place among the layers first."""
    beside = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}

    assert beside == set(PACKAGES)
