"""Which process works at something."""

from __future__ import annotations

import subprocess
import sys

from web.processes import is_alive, this_process


def test_a_process_that_lives_is_known_to_live() -> None:
    """By its number and its start: the number given again to another is not it."""
    own = this_process()

    assert is_alive(own) is True
    assert is_alive(f"{own.rpartition('/')[0]}/1") is False


def test_a_process_that_ended_is_known_to_have_ended() -> None:
    """As soon as it has, without waiting for its silence."""
    code = "from web.processes import this_process; print(this_process())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()

    assert is_alive(told) is False


def test_nobody_can_tell_of_another_machine() -> None:
    """Nor of a name that is none, or one without a start."""
    assert is_alive("elsewhere/boot/12/345") is None
    assert is_alive("") is None
    assert is_alive(this_process().rpartition("/")[0] + "/") is None
