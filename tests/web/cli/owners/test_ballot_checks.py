"""`wuxin owners check`: without a server, by an export and the log's key."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.cast_ballot import cast_ballot
from tests.builders.record import LOG, WITNESS
from tests.web.cli.conftest import Wuxin

VKEY = LOG.verifier().vkey()


def test_an_export_and_a_key_are_all_that_a_voter_needs(wuxin: Wuxin, tmp_path: Path) -> None:
    """The record is held to the signature where a key is given, and it is said where none is."""
    cast, receipt = cast_ballot(tmp_path), tmp_path / "receipt.json"
    receipt.write_text(json.dumps(cast.receipt), encoding="utf-8")
    by = ("owners", "check", receipt, "--export", cast.export)
    told, alone, other = wuxin(*by, "--log", VKEY), wuxin(*by), wuxin(*by, "--log", WITNESS.verifier().vkey())

    assert "signature covers it" in told.stdout
    assert "Nobody's signature was checked" in alone.stdout
    assert other.exit_code == 1


def test_a_database_proves_it_by_its_checkpoint(wuxin: Wuxin, tmp_path: Path) -> None:
    """And a receipt of other choices is refused, with what is wrong."""
    cast, receipt = cast_ballot(tmp_path), tmp_path / "receipt.json"
    receipt.write_text(json.dumps(cast.receipt), encoding="utf-8")
    told = wuxin("owners", "check", receipt, "--db", cast.url, "--log", VKEY, "--json")
    receipt.write_text(json.dumps(cast.receipt | {"ballot": "v1/2"}), encoding="utf-8")
    refused = wuxin("owners", "check", receipt, "--db", cast.url)

    assert json.loads(told.stdout)["signed"] is True
    assert "holds another commitment" in refused.stderr
