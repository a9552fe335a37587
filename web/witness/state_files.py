"""What a witness must never forget, in one file: of each log the last checkpoint that it cosigned.

The file is the truth, read anew for every request under a lock, so that no two processes can sign from different
states; it is replaced whole, and on the disk, before a cosignature leaves the house.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

from models.errors import InputError, Problem, RefusedError, WuxinError
from models.ledger.checkpoints import parse_checkpoint
from models.ledger.notes import Verifier, open_note
from models.ledger.witnessing import Answer, LogState

__all__ = ["StateFile"]

Decide = Callable[[Mapping[str, LogState]], Answer]
"""Given what is known of each log: the answer, which may hold a new state of one."""

_WITNESS: Final = "witness"
_LOGS: Final = "logs"


class StateFile:
    """The state of the witness with this key, in a file of its own and a lock file beside it."""

    def __init__(self, path: Path, witness: Verifier) -> None:
        self._path = path
        self._witness = witness

    def begin(self) -> bool:
        """Make sure that the state can be used; returns whether it is new.

        Raises InputError where the file is that of another witness, or not whole.
        """
        with self._locked():
            if self._path.exists():
                self._read()
                return False
            self._write({})
            return True

    def states(self) -> dict[str, LogState]:
        """Return what is known of each log, by origin; raises InputError where the file is not what was written."""
        return {origin: self._state(origin, note) for origin, note in self._read().items()}

    def answered(self, decide: Decide) -> Answer:
        """Return what is decided on the known states, after the new state is on the disk. One request at a time.

        Raises OSError where it cannot be written; then nothing may be signed.
        """
        with self._locked():
            notes = self._read()
            known = {origin: self._state(origin, note) for origin, note in notes.items()}
            answer = decide(known)
            if answer.state is not None:
                _refuse_going_back(answer, known)
                self._write({**notes, answer.origin: answer.state.note})
            return answer

    def _state(self, origin: str, note: str) -> LogState:
        """Return the state that a kept checkpoint stands for; the witness's own signature shows that it wrote it."""
        try:
            checkpoint = parse_checkpoint(open_note(note, [self._witness]).text, origin)
        except WuxinError as error:
            self._refuse(f"what it holds of {origin!r} was not signed by this witness: {error}")
        return LogState(checkpoint.size, checkpoint.root, note)

    def _read(self) -> dict[str, str]:
        try:
            content: Any = json.loads(self._path.read_text(encoding="utf-8"))
            witness, logs = content[_WITNESS], dict(content[_LOGS])
        except FileNotFoundError:
            self._refuse("it is gone; without it the witness could be led back to an earlier state")
        except (ValueError, KeyError, TypeError):
            self._refuse("it is not whole")
        if witness != self._witness.vkey():
            remedy = "Give each witness a file of its own, and the key that belongs to it."
            raise InputError(Problem(str(self._path), f"it is the state of the witness {witness}", remedy))
        return {str(origin): str(note) for origin, note in logs.items()}

    def _write(self, logs: Mapping[str, str]) -> None:
        text = json.dumps({_WITNESS: self._witness.vkey(), _LOGS: logs}, ensure_ascii=False, indent=1)
        unfinished = self._path.with_name(f"{self._path.name}.unfinished")
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of the file against every other thread and process."""
        with self._path.with_name(f"{self._path.name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
            yield

    def _refuse(self, what: str) -> NoReturn:
        remedy = "Restore it only if the copy is surely the last one; else give the witness a new name and key."
        raise InputError(Problem(str(self._path), what, remedy))


def _refuse_going_back(answer: Answer, known: Mapping[str, LogState]) -> None:
    """Raise RefusedError for a state that is smaller than the one before, whatever decided so."""
    before = known.get(answer.origin)
    if before is not None and answer.state is not None and answer.state.size < before.size:
        what = f"the state would go back from {before.size} to {answer.state.size} leaves"
        raise RefusedError(Problem(answer.origin, what, "Report this as a defect; nothing was signed."))
