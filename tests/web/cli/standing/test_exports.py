"""`wuxin list register`, `push`, `push-receipt`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders.listed import listed_register
from tests.web.cli.conftest import Wuxin


def test_the_register_and_the_push_are_files(wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three files of one register; a push with its receipt; a second push has nothing to say."""
    (tmp_path / "listed").mkdir()
    register = listed_register(tmp_path / "listed")
    register.published()
    monkeypatch.setattr("web.cli.recording.now", lambda: datetime(2024, 7, 10, 2, tzinfo=UTC))
    db, out = ("--db", register.url), tmp_path / "out"
    written = wuxin("list", "register", "--as-of", "2024-07-10", "--out", out, *db)
    pushed = wuxin("list", "push", "--out", tmp_path / "push.json", *db)
    receipt = wuxin("list", "push-receipt", tmp_path / "push.json", "--receipt", "1", *db)
    again = wuxin("list", "push", "--out", tmp_path / "again.json", *db)

    assert "1 listings are in" in written.stdout
    assert sorted(path.name for path in out.iterdir()) == ["lists.atom", "lists.csv", "lists.json"]
    assert (pushed.exit_code, receipt.exit_code, again.exit_code) == (0, 0, 1)
