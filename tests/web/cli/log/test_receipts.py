"""`wuxin receipt verify`: a receipt or a proof, checked by whoever was given it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.ledger.verifier_keys import Signer
from models.record import entry_at
from models.record.proving import proof_of
from models.record.receipts import receipt_for
from tests.builders.record import LOG, WITNESS, Recorded, writing_to
from tests.builders.tampering import tamper
from tests.web.cli.conftest import Wuxin

LOGS = ("--log", LOG.verifier().vkey())


@pytest.fixture
def files(rated: Recorded, tmp_path: Path) -> dict[str, Path]:
    """Return a receipt, a broken promise, a promise beyond the end, and a proof."""
    with writing_to(rated.url) as session:
        entry = entry_at(session, 10)
        assert entry is not None
        texts = {
            "receipt": receipt_for(entry, LOG.name, LOG),
            "broken": receipt_for(replace(entry, position=11), LOG.name, LOG),
            "early": receipt_for(replace(entry, position=17), LOG.name, LOG),
            "proof": proof_of(session, entry),
        }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in texts}


def test_a_receipt_is_read_out(wuxin: Wuxin, files: dict[str, Path]) -> None:
    """What was promised, and that the record was not looked at."""
    result = wuxin("receipt", "verify", files["receipt"], *LOGS)

    assert result.exit_code == 0, result.output
    assert "position: 10" in result.stdout
    assert "not looked at; give --export DIR" in result.stdout


def test_the_record_is_held_to_a_receipt(wuxin: Wuxin, rated: Recorded, files: dict[str, Path]) -> None:
    """The entry stands there; of one beyond the end, a newer export will tell."""
    folder = rated.export()
    told = [
        json.loads(wuxin("receipt", "verify", files[name], *LOGS, "--export", folder, "--json").stdout)["record"]
        for name in ("receipt", "early")
    ]

    assert told[0] == "the entry stands where it was promised"
    assert told[1] == "the export ends before it, at 17 entries; ask for a newer one"


def test_a_broken_promise_is_told(wuxin: Wuxin, rated: Recorded, files: dict[str, Path]) -> None:
    """Exit code 1: another entry stands there, and the log has signed both."""
    result = wuxin("receipt", "verify", files["broken"], *LOGS, "--export", rated.export())

    assert result.exit_code == 1
    assert "entry 11 of the record is" in result.stderr
    assert "show both to the witnesses" in result.stderr


def test_an_export_that_deviates_is_not_relied_on(wuxin: Wuxin, rated: Recorded, files: dict[str, Path]) -> None:
    """Every deviation is told; a missing witness is one."""
    folder = rated.export()
    (folder / "content" / "000.jsonl").write_bytes(b"")
    result = wuxin("receipt", "verify", files["receipt"], *LOGS, "--export", folder)

    assert (result.exit_code, "salt and content do not give" in result.stderr) == (1, True)


def test_a_proof_shows_the_entry(wuxin: Wuxin, files: dict[str, Path]) -> None:
    """With its content, and whoever is asked for has cosigned; any key of the log may have signed."""
    newer = Signer.from_seed(LOG.name, b"N" * 32).verifier().vkey()
    arguments = ("--log", newer, *LOGS, "--witness", WITNESS.cosigner().vkey(), "--json")
    told = json.loads(wuxin("receipt", "verify", files["proof"], *arguments).stdout)

    assert (told["position"], told["size"], told["subject"]) == (10, 17, "run/3")
    assert json.loads(told["content"])["at"] == "2024-07-31T01:00:00.000000Z"


@pytest.mark.parametrize("name", ["receipt", "proof"])
def test_a_strangers_signature_is_none(wuxin: Wuxin, files: dict[str, Path], name: str) -> None:
    """Exit code 1."""
    stranger = Signer.from_seed(LOG.name, b"X" * 32).verifier().vkey()

    assert wuxin("receipt", "verify", files[name], "--log", stranger).exit_code == 1


@pytest.mark.parametrize("data", [b"", b"text\n", b"\xff\xfe", b"c2sp.org/tlog-proof@v1\n"])
def test_what_is_neither_ends_with_two(wuxin: Wuxin, tmp_path: Path, data: bytes) -> None:
    """And a file that is not there, too."""
    (tmp_path / "x").write_bytes(data)

    assert wuxin("receipt", "verify", tmp_path / "x", *LOGS).exit_code == 2
    assert wuxin("receipt", "verify", tmp_path / "y", *LOGS).exit_code == 2


def test_a_proof_outlives_its_record(wuxin: Wuxin, rated: Recorded, files: dict[str, Path]) -> None:
    """It needs nothing of the database, whatever became of that."""
    tamper(rated.url, "DELETE FROM ledger_entry")

    assert wuxin("receipt", "verify", files["proof"], *LOGS).exit_code == 0
