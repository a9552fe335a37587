"""The command `python -m benchmarks`."""

from __future__ import annotations

import json

import pytest

from benchmarks import __main__ as command
from benchmarks.gates import Measured


def test_unknown_gates_are_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the message names the gates there are."""
    with pytest.raises(SystemExit) as stopped:
        command.main(["--only", "B1,X9"])
    assert stopped.value.code == 2
    assert "no gate is called X9; choose from B1" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "code"), [(0, 0), (3, 1)])
def test_a_failed_gate_gives_exit_code_1(value: float, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever runs it in a script need not read the table."""
    assert command.main(["--only", "G2"], _always(value)) == code
    assert "others kept" in capsys.readouterr().out


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads the gates and the state of the machine from stdout."""
    command.main(["--only", "G2", "--json", "--quick"], _always(0))
    told = json.loads(capsys.readouterr().out)
    assert told["quick"]
    assert [gate["verdict"] for gate in told["gates"]] == ["pass"]
    assert {"cores", "load_before", "cores_busy_with_others"} == told["machine"].keys()


def _always(value: float) -> command.Measure:
    return lambda gate, _cache, _quick: [Measured(gate, "bytes that differ", value, "bytes", gate=0)]
