"""Talks with the real `wuxin` over a terminal of its own, as a person does."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

__all__ = ["Spoken", "converse"]

_PATIENCE_SECONDS = 60
# A new session takes the first terminal it opens as its own, which is what /dev/tty then is.
_ON_ITS_TERMINAL = "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execv(sys.executable, sys.argv[1:])"


@dataclass(frozen=True)
class Spoken:
    """How it ended, and all that stood on the terminal, and on stdout where that went elsewhere."""

    exit_code: int
    screen: str
    stdout: str


def converse(cwd: Path, arguments: Sequence[object], answers: Sequence[tuple[str, str]]) -> Spoken:
    """Run `wuxin` and give each answer when its question stands on the terminal; stdout is no part of the terminal."""
    ours, theirs = pty.openpty()
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST  # line ends stay as they are written
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    command = [sys.executable, "-c", _ON_ITS_TERMINAL, sys.executable, "-m", "web.cli", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3]), "TERM": "dumb", "COLUMNS": "200"}
    process = subprocess.Popen(
        command, cwd=cwd, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True, env=environment
    )
    os.close(theirs)
    try:
        screen = _answered(ours, answers)
        stdout, _ = process.communicate(timeout=_PATIENCE_SECONDS)
        return Spoken(process.returncode, screen + _rest(ours), stdout.decode())
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _answered(terminal: int, answers: Sequence[tuple[str, str]]) -> str:
    screen = unanswered = ""
    for question, answer in answers:
        until = monotonic() + _PATIENCE_SECONDS
        while question not in unanswered:
            ready, _, _ = select.select([terminal], [], [], max(0, until - monotonic()))
            assert ready, f"it never asked {question!r}:\n{screen}"
            part = _read(terminal)
            assert part, f"it ended before it asked {question!r}:\n{screen}"
            screen += part
            unanswered += part
        unanswered = unanswered.partition(question)[2]
        os.write(terminal, f"{answer}\n".encode())
    return screen


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode(errors="replace")
    except OSError:  # the other end is closed
        return ""


def _rest(terminal: int) -> str:
    rest = ""
    while part := _read(terminal):
        rest += part
    return rest
