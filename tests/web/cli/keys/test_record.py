"""`wuxin key record` and `wuxin key list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.cli.conftest import Wuxin


@pytest.fixture
def statement(wuxin: Wuxin, tiny: Path) -> Path:
    """Return the statement that enrols an official's key."""
    (tiny.parent / "pass").write_text("four words will do here", encoding="utf-8")
    made = wuxin("key", "make", "city.example", "--purpose", "official", "--out", "city.key", "--memory-mib", 16,
                 "--passphrase-file", "pass")  # fmt: skip
    enrolled = wuxin("key", "enrol", "city.key", "--out", "city.json", "--passphrase-file", "pass")
    assert (made.exit_code, enrolled.exit_code) == (0, 0), made.stderr + enrolled.stderr
    assert wuxin("db", "upgrade", "--db", "sqlite:///a.db").exit_code == 0
    return tiny.parent / "city.json"


def test_a_statement_goes_on_record_and_is_listed(wuxin: Wuxin, statement: Path) -> None:
    """The key stands in the list, and holds."""
    recorded = wuxin("key", "record", statement, "--db", "sqlite:///a.db")
    listed = json.loads(wuxin("key", "list", "--db", "sqlite:///a.db", "--json").stdout)

    assert recorded.exit_code == 0, recorded.stderr
    assert "On record: city.example enrolled" in recorded.stdout
    assert [(row["purpose"], row["valid"], row["ended"]) for row in listed] == [("official", True, None)]


def test_a_key_is_enrolled_once(wuxin: Wuxin, statement: Path) -> None:
    """The same statement again is refused with its reason, exit code 1."""
    wuxin("key", "record", statement, "--db", "sqlite:///a.db")
    again = wuxin("key", "record", statement, "--db", "sqlite:///a.db")

    assert again.exit_code == 1
    assert "refused: event 1, enrolled city.example" in again.stderr


def test_what_is_no_statement_is_named(wuxin: Wuxin, statement: Path) -> None:
    """A key file is not a statement."""
    wrong = wuxin("key", "record", statement.with_name("city.key"), "--db", "sqlite:///a.db")

    assert wrong.exit_code == 2
    assert "no statement about a key" in wrong.stderr


def test_an_empty_record_lists_nothing(wuxin: Wuxin) -> None:
    """It says how to begin."""
    wuxin("db", "upgrade", "--db", "sqlite:///a.db")

    assert "Begin with: wuxin key enrol" in wuxin("key", "list", "--db", "sqlite:///a.db").stdout
