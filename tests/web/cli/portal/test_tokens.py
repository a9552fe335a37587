"""`wuxin token`: told once, listed without its secret, revoked."""

from __future__ import annotations

import json

from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")
MAKE = ("token", "make", "--scope", "complaints:write", "--by", "Hotline Centre", *DB)


def test_a_token_is_told_once_and_revoked(wuxin: Wuxin) -> None:
    """`list` shows its id, uses and end, never the secret; it is revoked once."""
    wuxin("db", "upgrade", *DB)
    made = json.loads(wuxin(*MAKE, "--channel", "12345", "--json").stdout)
    end = ("token", "revoke", made["id"], "--by", "Hotline Centre", "--reason", "Staff left", *DB)

    assert wuxin(*end).exit_code == 0
    assert wuxin(*end).exit_code == 1
    listed = wuxin("token", "list", *DB).stdout
    assert "Staff left" in listed
    assert made["token"] not in listed


def test_a_channel_that_the_desk_does_not_know_is_refused(wuxin: Wuxin) -> None:
    """And so is a use that is none; the known ones are named."""
    wuxin("db", "upgrade", *DB)

    told, used = wuxin(*MAKE, "--channel", "pigeon"), wuxin(*MAKE, "--channel", "12345", "--scope", "all")

    assert (told.exit_code, used.exit_code) == (2, 2)
    assert "12345" in told.stderr
    assert "complaints:read" in used.stderr
