"""`wuxin serve`: nothing is served from a database that is not ready, or on a port that is taken."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from models.migrations import upgrade
from tests.web.cli.conftest import Wuxin
from web.cli.portal.serving import serve_apart


def test_without_a_database_the_remedy_is_told(wuxin: Wuxin) -> None:
    """Nothing is served."""
    result = wuxin("serve", "--db", "sqlite:///none.db")

    assert result.exit_code == 2
    assert "wuxin db upgrade" in result.stderr


def test_a_taken_port_is_told_with_a_free_one(wuxin: Wuxin, tmp_path: Path) -> None:
    """The remedy can be typed as it stands."""
    upgrade(url := f"sqlite:///{tmp_path}/wuxin.db")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        result = wuxin("serve", "--db", url, "--port", other.getsockname()[1])

    assert result.exit_code == 2
    assert "--port" in result.stderr


def test_a_moved_clock_signs_no_receipts(wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A receipt tells when a bid came, so that only the true time will do; why and what to do instead is told."""
    upgrade(url := f"sqlite:///{tmp_path}/wuxin.db")
    monkeypatch.setenv("WUXIN_CLOCK_OFFSET_SECONDS", "60")

    result = wuxin("serve", "--db", url, "--key", "log.key")

    assert result.exit_code == 1
    assert ("moved by 60 seconds" in result.stderr, "WUXIN_CLOCK_OFFSET_SECONDS" in result.stderr) == (True, True)


def test_a_wrong_setting_is_named(wuxin: Wuxin, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings come from the environment, and so may mistakes."""
    monkeypatch.setenv("WUXIN_THREADS", "many")

    result = wuxin("serve")

    assert result.exit_code == 2
    assert "WUXIN_THREADS" in result.stderr


def test_the_demo_is_served_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes `wuxin serve` with the same address and database."""
    became: list[str] = []
    monkeypatch.setattr("os.execv", lambda _program, command: became.extend(command))

    serve_apart("127.0.0.1", 5001, "sqlite:///wuxin.db")

    expected = ["-m", "web.cli", "serve", "--host", "127.0.0.1", "--port", "5001", "--db", "sqlite:///wuxin.db"]
    assert became[1:] == expected
