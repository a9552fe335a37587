"""The database that a command works on: what is wrong with it is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from models.errors import InputError
from models.migrations import upgrade
from web.cli.databases import database_url, ready, register


def test_the_named_database_comes_before_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """--db wins over WUXIN_DATABASE_URL."""
    monkeypatch.setenv("WUXIN_DATABASE_URL", "sqlite:///from-environment.db")

    assert database_url("sqlite:///named.db") == "sqlite:///named.db"
    assert database_url(None) == "sqlite:///from-environment.db"


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """The remedy is db upgrade."""
    with pytest.raises(InputError, match="wuxin db upgrade"):
        ready(f"sqlite:///{tmp_path}/none.db")

    assert not (tmp_path / "none.db").exists()


def test_a_database_without_tables_is_not_ready(tmp_path: Path) -> None:
    """An empty file is no register."""
    (tmp_path / "empty.db").touch()

    with pytest.raises(InputError, match="not at the newest revision"):
        ready(f"sqlite:///{tmp_path}/empty.db")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """What the driver says, without its traceback."""
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, " * 100, encoding="utf-8")

    with pytest.raises(InputError, match="the database cannot be used"):
        ready(f"sqlite:///{tmp_path}/letter.db")


def test_a_password_is_never_shown() -> None:
    """A database that does not answer is named without its secret."""
    with pytest.raises(InputError, match="the database cannot be used") as caught:
        ready("postgresql://me:hush@127.0.0.1:1/wuxin")

    assert "hush" not in str(caught.value)


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    """What a session wrote before it failed is not kept."""
    url = f"sqlite:///{tmp_path}/wuxin.db"
    upgrade(url)

    with pytest.raises(InputError, match="the database cannot be used"), register(url) as session:
        session.connection().execute(text("DELETE FROM no_such_table"))

    ready(url)
