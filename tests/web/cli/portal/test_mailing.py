"""`wuxin mail`: addresses, and notes that go out."""

from __future__ import annotations

import json

from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")
TELL = ("mail", "tell", "account/1", "--kind", "tender.awarded", "--fact", "tender=T1", "--fact", "title=X", *DB)


def test_a_note_is_told_once(wuxin: Wuxin) -> None:
    """To an account that has an address or none."""
    wuxin("db", "upgrade", *DB)
    set_to = ("mail", "address", "account/1", "--json", *DB)

    assert json.loads(wuxin(*set_to, "--address", "a@example.org").stdout)["mailed"] is True
    assert json.loads(wuxin(*TELL, "--json").stdout)["note"] == 1
    assert "told before" in wuxin(*TELL).stdout
    assert json.loads(wuxin(*set_to, "--none").stdout)["mailed"] is False


def test_a_wrong_call_is_told(wuxin: Wuxin) -> None:
    """Both an address and none, neither, a fact without a value."""
    wuxin("db", "upgrade", *DB)
    address = ("mail", "address", "account/1", *DB)

    assert wuxin(*address).exit_code == 2
    assert wuxin(*address, "--none", "--address", "a@example.org").exit_code == 2
    assert wuxin(*TELL, "--fact", "title").exit_code == 2
