"""`wuxin list decide` and `wuxin list verify`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credit.standing.listing import Move
from models.errors import InputError
from tests.builders.listings import HEAD, OTHER, Case
from tests.web.cli.conftest import Wuxin
from web.cli.standing.decisions import read_signed, write_signed


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """Return the file of a signed decision."""
    write_signed(tmp_path / "d.json", Case().decision(Move.DROP))
    return tmp_path / "d.json"


def test_a_decision_verifies_offline(wuxin: Wuxin, signed: Path) -> None:
    """With the key of the gazette, without a database; another key is not enough."""
    trusted = wuxin("list", "verify", signed, "--official", HEAD.key.vkey, "--json")
    other = wuxin("list", "verify", signed, "--official", OTHER.key.vkey)

    assert (json.loads(trusted.stdout)["trusted"], trusted.exit_code) == (True, 0)
    assert other.exit_code == 2
    assert "none of the keys named" in other.stderr
    assert "is for you to check" in wuxin("list", "verify", signed).stdout


def test_a_changed_decision_does_not_verify(wuxin: Wuxin, signed: Path) -> None:
    """One word is enough."""
    signed.write_text(signed.read_text(encoding="utf-8").replace("found so", "found not"), encoding="utf-8")
    told = wuxin("list", "verify", signed)

    assert told.exit_code == 2
    assert "the signature does not hold" in told.stderr


def test_what_is_no_json_is_named(tmp_path: Path) -> None:
    """A cut file; and nothing is written where no file is named."""
    (tmp_path / "x").write_text("{", encoding="utf-8")
    write_signed(None, {})

    with pytest.raises(InputError, match="this is no JSON"):
        read_signed(tmp_path / "x")
