"""What a witness has signed is on the disk, whole, and only grows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.errors import InputError, RefusedError
from models.ledger.notes import Signer
from models.ledger.witnessing import Answer, LogState, answer
from tests.builders.logs import LOG, WITNESS, SmallLog
from web.witness.state_files import StateFile

_LOGS = {LOG.name: [LOG.verifier()]}


def _asked(states: StateFile, old: int, size: int) -> Answer:
    body = SmallLog().request(old, size).encode()
    return states.answered(lambda known: answer(body, _LOGS, known, WITNESS, 1_700_000_000))


def test_what_was_signed_is_there_for_the_next_process(states: StateFile, tmp_path: Path) -> None:
    """Read by another that was given the same file and key."""
    _asked(states, 0, 5)
    other = StateFile(tmp_path / "state.json", WITNESS.cosigner())

    assert not other.begin()
    assert other.states()[LOG.name].size == 5
    assert (_asked(other, 0, 7).status, _asked(other, 5, 7).status) == (409, 200)


def test_the_state_is_on_the_disk_before_the_answer(
    states: StateFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file and then its folder are synced, in this order, and the file is renamed between."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted(number: int) -> None:
        done.append(Path(f"/proc/self/fd/{number}").readlink().name)
        fsync(number)

    def renamed(self: Path, target: Path) -> Path:
        done.append(f"-> {target.name}")
        return replace(self, target)

    monkeypatch.setattr("os.fsync", noted)
    monkeypatch.setattr(Path, "replace", renamed)
    _asked(states, 0, 5)

    assert done == ["state.json.unfinished", "-> state.json", tmp_path.name]


def test_where_nothing_can_be_written_nothing_is_signed(states: StateFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: no answer comes back, and the state is the one before."""
    _asked(states, 0, 5)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            _asked(states, 5, 7)
    assert states.states()[LOG.name].size == 5
    assert _asked(states, 5, 7).status == 200


def test_of_many_at_once_one_wins_each_step(states: StateFile, tmp_path: Path) -> None:
    """Sixteen requests from one size, through two handles of the file: one is signed, fifteen are told the new size."""
    handles = [states, StateFile(tmp_path / "state.json", WITNESS.cosigner())]
    with ThreadPoolExecutor(16) as pool:
        got = [*pool.map(lambda number: _asked(handles[number % 2], 0, 3 + number), range(16))]
    sizes = [answered.state.size for answered in got if answered.state]

    assert sorted(answered.status for answered in got) == [200, *[409] * 15]
    assert sizes == [states.states()[LOG.name].size]


def test_a_state_never_goes_back(states: StateFile) -> None:
    """Whatever decides so: the file itself refuses."""
    _asked(states, 0, 5)

    def back(known: Mapping[str, LogState]) -> Answer:
        return Answer(200, "signed", origin=LOG.name, state=LogState(4, b"", known[LOG.name].note))

    with pytest.raises(RefusedError, match="go back from 5 to 4"):
        states.answered(back)
    assert states.states()[LOG.name].size == 5


def test_a_file_that_is_gone_is_not_begun_anew(states: StateFile, tmp_path: Path) -> None:
    """A running witness must not be led back to the beginning by a removed file."""
    (tmp_path / "state.json").unlink()

    with pytest.raises(InputError, match="it is gone"):
        _asked(states, 0, 5)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"witness": 1}', '{"witness": "x", "logs": 7}'])
def test_a_file_that_is_not_whole_is_refused(states: StateFile, tmp_path: Path, text: str) -> None:
    """With its name and what to do."""
    (tmp_path / "state.json").write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"state\.json: it is not whole"):
        states.begin()


def test_the_state_of_another_witness_is_refused(states: StateFile, tmp_path: Path) -> None:
    """Two witnesses on one file would each forget what they signed."""
    assert states.states() == {}
    other = Signer.from_seed("witness.example/other", b"\x07" * 32)

    with pytest.raises(InputError, match=r"state of the witness witness\.example/notary"):
        StateFile(tmp_path / "state.json", other.cosigner()).begin()


def test_a_state_that_somebody_edited_is_refused(states: StateFile, tmp_path: Path) -> None:
    """The witness's own signature is on what it remembers: a smaller size cannot be written into it."""
    _asked(states, 0, 15)
    path = tmp_path / "state.json"
    path.write_text(path.read_text(encoding="utf-8").replace("\\n15\\n", "\\n14\\n"), encoding="utf-8")

    with pytest.raises(InputError, match="was not signed by this witness"):
        _asked(states, 15, 20)
