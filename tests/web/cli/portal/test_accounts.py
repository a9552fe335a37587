"""`wuxin account`: opened with a password told once, given roles, closed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")
BY = ("--by", "Housing bureau", *DB)
OPEN = ("account", "open", "--login", "zhou", "--name", "周敏", *BY)


def test_an_account_is_opened_with_its_first_role(wuxin: Wuxin) -> None:
    """The password is told once; the list shows who it is and what is to be done."""
    wuxin("db", "upgrade", *DB)
    made = json.loads(wuxin(*OPEN, "--role", "admin", "--json").stdout)
    listed = json.loads(wuxin("account", "list", *DB, "--json").stdout)

    assert len(made["password"]) > 20
    assert [(row["id"], row["name"], row["roles"], row["state"]) for row in listed] == [
        (made["id"], "周敏", "admin for city", "first password")
    ]


def test_a_password_from_a_file_is_not_told(wuxin: Wuxin) -> None:
    """And a weak one is refused with every reason, before anything is opened."""
    wuxin("db", "upgrade", *DB)
    for name, text in (("good", "lantern-river-copper-moth"), ("weak", "zhouzhou")):
        Path(name).write_text(text, encoding="utf-8")
        Path(name).chmod(0o600)
    weak = wuxin(*OPEN, "--password-file", "weak")
    good = wuxin(*OPEN, "--password-file", "good")

    assert (weak.exit_code, good.exit_code) == (2, 0)
    assert weak.stderr.count("password:") == 3
    assert "lantern" not in good.stdout


def test_roles_come_and_go_and_an_account_is_closed(wuxin: Wuxin) -> None:
    """Each told at once; what cannot be is refused."""
    wuxin("db", "upgrade", *DB)
    wuxin(*OPEN)
    role = ("zhou", "--role", "company", "--for", "company/A", *BY)
    steps = [("grant", *role), ("grant", *role), ("revoke", *role), ("close", "zhou", *BY), ("reopen", "zhou", *BY)]

    assert [wuxin("account", *step).exit_code for step in steps] == [0, 1, 0, 0, 0]
    assert wuxin("account", "password", "zhou", *BY).stdout.count("told once") == 1


def test_what_is_wrong_is_told(wuxin: Wuxin) -> None:
    """A role that is none, and a name that nobody has."""
    wuxin("db", "upgrade", *DB)
    unknown = wuxin("account", "close", "nobody", *BY)
    no_role = wuxin("account", "grant", "nobody", "--role", "king", *BY)

    assert (unknown.exit_code, no_role.exit_code) == (2, 2)
    assert "wuxin account list" in unknown.stderr
    assert "regulator" in no_role.stderr


def test_an_organisation_is_registered_once(wuxin: Wuxin) -> None:
    """One that no other register has."""
    wuxin("db", "upgrade", *DB)
    step = ("account", "organisation", "developer/91330100MA2ABCDE1X", "--name", "青岚置业", *BY)

    assert [wuxin(*step).exit_code for _ in range(2)] == [0, 1]
