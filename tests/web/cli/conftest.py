"""What the tests of commands share: a way to call `wuxin`, and small evidence to call it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.builders.packages import write_package
from web.cli import app

Wuxin = Callable[..., Result]


@pytest.fixture
def wuxin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tiny: Path) -> Wuxin:
    """Return a call of `wuxin` in a folder of its own, where `tiny` is a rulebook; arguments are turned into text."""
    monkeypatch.chdir(tiny.parent)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Return a package of one company with an award and a late answer."""
    records = [{"event": "award", "occurred_on": "2024-03-01"}, {"event": "never.heard.of"}]
    complaint = {"received_at": "2024-03-01", "answered_at": "2024-05-01", "liability": "company", "upheld": "true"}
    return write_package(tmp_path / "evidence", records=records, complaints=[complaint])
