"""`wuxin list notify`, `object`, `hear`, `extend`, `publish`, `repair`, `expire`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.office import DB, an_office


def test_steps_are_told_and_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line for a person with what is due next; refusals name article and remedy, wrong calls what is wrong."""
    office = an_office(monkeypatch, tmp_path)
    office.lists("2024-07-01")
    told = office.run("list", "notify", 1, "--by", "住建局", "--db", DB)
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    empty = office.run("list", "object", 1, "--reasons-file", "empty.txt", "--db", DB)
    missing = office.run("list", "hear", 1, "--by", "住建局", "--minutes", "nowhere", "--db", DB)

    assert told.exit_code == 0, told.stderr
    assert "is notified; next: decide by 2024-07-09." in told.stdout
    assert "defend yourself" in told.stdout
    assert (empty.exit_code, missing.exit_code) == (2, 2)
    assert "it holds no reasons" in empty.stderr
    assert "this cannot be done while it is notified" in office.refused("list", "expire", 1)
