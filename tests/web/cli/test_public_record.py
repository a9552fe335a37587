"""The public record from end to end: two bodies, their keys, a witness that runs, and a check without the server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders.keys import PASSPHRASE
from tests.builders.packages import write_package
from tests.web.cli.conftest import Wuxin
from web.cli.addresses import next_free_port

DB = ("--db", "sqlite:///wuxin.db")
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Bodies:
    """The log's public key, its key file's options, and the witness: its public key and where it answers."""

    log: str
    signing: tuple[str, ...]
    witness: str
    address: str


@pytest.fixture
def bodies(wuxin: Wuxin, tmp_path: Path) -> Iterator[Bodies]:
    """Make both keys with `wuxin key make`, and run `wuxin witness` in a process of its own meanwhile."""
    phrase = tmp_path / "phrase"
    phrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    phrase.chmod(0o600)
    made = {}
    for name in ("log", "witness"):
        made[name] = wuxin("key", "make", f"{name}.example", "--purpose", name, "--out", tmp_path / f"{name}.key",
                           "--passphrase-file", phrase, "--memory-mib", 16, "--json")  # fmt: skip
        assert made[name].exit_code == 0, made[name].output
    log, port = json.loads(made["log"].stdout)["public"], next_free_port("127.0.0.1", 7480)
    serving = [sys.executable, "-m", "web.cli", "witness", "--key", tmp_path / "witness.key",
               "--passphrase-file", phrase, "--log", log, "--state", tmp_path / "state.json", "--port", port,
               "--json"]  # fmt: skip
    with subprocess.Popen([*map(str, serving)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout is not None
            told = json.loads(b"".join(iter(process.stdout.readline, b"}\n")) + b"}")
            signing = ("--key", str(tmp_path / "log.key"), "--passphrase-file", str(phrase))
            yield Bodies(log, signing, told["verifier_key"], told["address"])
        finally:
            process.terminate()


def _fill(wuxin: Wuxin, tmp_path: Path) -> None:
    """Bring a company into the register and propose lists."""
    package = write_package(tmp_path / "p", records=[{"event": "award", "occurred_on": "2024-03-01"}])
    for call in (("db", "upgrade"), ("ingest", package), ("lists", "--as-of", "2024-06-30", "--rulebook", "tiny")):
        result = wuxin(*call, *DB)
        assert result.exit_code == 0, result.output


@pytest.mark.usefixtures("pages")
def test_from_evidence_to_a_check_without_the_server(wuxin: Wuxin, bodies: Bodies, tmp_path: Path) -> None:
    """What the log signed and the witness cosigned is verified, replayed, proved and promised, offline."""
    _fill(wuxin, tmp_path)
    asked = ("--ask", f"{bodies.witness}@{bodies.address}")
    signed = wuxin("log", "checkpoint", *bodies.signing, *asked, *DB)
    assert (signed.exit_code, "not cosigned" in signed.stderr) == (0, False), signed.output
    trust = ("--log", bodies.log, "--witness", bodies.witness)
    assert wuxin("log", "export", "record", *DB).exit_code == 0
    for name, call in {"proof": ("prove", "run/1"), "receipt": ("receipt", "run/1", *bodies.signing)}.items():
        Path(name).write_text(wuxin("log", *call, *DB).stdout, encoding="utf-8")
    Path("wuxin.db").unlink()

    for call in (
        ("log", "verify", "record", *trust),
        ("log", "replay", "record"),
        ("receipt", "verify", "proof", *trust),
        ("receipt", "verify", "receipt", *trust, "--export", "record"),
    ):
        result = wuxin(*call)
        assert result.exit_code == 0, result.output
