"""Which process works at something, told so that another one can see whether it still lives."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Final

__all__ = ["is_alive", "this_process"]

_PROC: Final = Path("/proc")
_START: Final = 19
"""Where the moment of its start stands in /proc/PID/stat behind the name: field 22 of proc(5)."""


def this_process() -> str:
    """Return the name of this process that no other ever has: machine, its boot, number, and start since the boot.

    A number alone is given again; where there is no /proc the last part is empty, and nobody can tell.
    """
    return "/".join((_machine(), str(os.getpid()), _started(os.getpid()) or ""))


def is_alive(name: str) -> bool | None:
    """Return whether a process lives; None where this machine cannot know: it is another's, or has no /proc."""
    machine, _, rest = name.rpartition("/")[0].rpartition("/")
    started = name.rpartition("/")[2]
    if machine != _machine() or not started or not rest.isdecimal():
        return None
    return _started(int(rest)) == started


def _machine() -> str:
    boot = _PROC / "sys/kernel/random/boot_id"
    return f"{socket.gethostname()}/{boot.read_text().strip() if boot.is_file() else ''}"


def _started(pid: int) -> str | None:
    """Return when a process started, in ticks since the boot; None where there is none, or it has ended unreaped."""
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in ("Z", "X") else fields[_START]
