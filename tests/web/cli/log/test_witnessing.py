"""`wuxin witness`: who it is and what it watches is told before anything is served."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.logs import LOG, WITNESS
from tests.web.cli.conftest import Wuxin
from web.cli.log import witnessing
from web.witness.serving import WitnessServer

_VKEY = LOG.verifier().vkey()


def _noting(ran: list[WitnessServer]) -> Callable[[WitnessServer], None]:
    def run(self: WitnessServer) -> None:
        ran.append(self)

    return run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[WitnessServer]:
    """Return the servers that would run; the key comes from no file here, which the tests of key files show."""
    ran: list[WitnessServer] = []
    monkeypatch.setattr(WitnessServer, "run", _noting(ran))
    monkeypatch.setattr(witnessing, "signer_of", lambda _path, _passphrase_file: WITNESS)
    return ran


def test_the_witness_tells_its_verifier_key(wuxin: Wuxin, served: list[WitnessServer]) -> None:
    """What logs and verifiers need, and which logs it watches, as one document."""
    result = wuxin("witness", "--key", "w.key", "--log", _VKEY, "--state", "w.json", "--port", "7399", "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 0
    assert told["verifier_key"] == WITNESS.cosigner().vkey()
    assert (told["logs"], told["new_state"], told["address"]) == ([LOG.name], True, "http://127.0.0.1:7399")
    assert [server.cfg.address for server in served] == [[("127.0.0.1", 7399)]]


def test_the_state_is_taken_up_again(wuxin: Wuxin, served: list[WitnessServer]) -> None:
    """And it is said that it was there."""
    arguments = ("witness", "--key", "w.key", "--log", _VKEY, "--state", "w.json")
    first, second = wuxin(*arguments), wuxin(*arguments)

    assert "a new state" in first.stderr
    assert "the state as it was left" in second.stderr
    assert len(served) == 2


@pytest.mark.parametrize(
    ("vkey", "told"), [("nonsense", "three parts"), (WITNESS.cosigner().vkey(), "the key of a witness")]
)
def test_a_log_is_named_by_the_key_it_signs_with(
    wuxin: Wuxin, served: list[WitnessServer], tmp_path: Path, vkey: str, told: str
) -> None:
    """Anything else ends with exit code 2, and nothing is begun."""
    result = wuxin("witness", "--key", "w.key", "--log", vkey, "--state", tmp_path / "w.json")

    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "w.json").exists()
    assert not served
