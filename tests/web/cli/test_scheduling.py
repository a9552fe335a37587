"""`wuxin scheduler`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from models.migrations import upgrade
from models.record import size_of
from tests.builders.record import a_clerk, writing_to
from tests.web.cli.conftest import Wuxin


def test_the_scheduler_gives_positions_by_itself(tmp_path: Path) -> None:
    """What another process enters has its position soon after; it ends without a traceback when it is told to."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    command = [sys.executable, "-m", "web.cli", "scheduler", "--db", url]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        with writing_to(url) as session:
            a_clerk(session).enter("draw.made", "draw/1")
        for _ in range(300):
            with writing_to(url) as session:
                if size_of(session):
                    break
            time.sleep(0.1)
        running.terminate()  # whoever starts the tests may have Ctrl-C ignored, and children inherit that
        told = running.communicate(timeout=30)[1]
    with writing_to(url) as session:
        assert size_of(session) == 1

    assert "signs nothing: no --key is given" in told
    assert "Traceback" not in told


def test_a_register_that_is_not_there_is_named(wuxin: Wuxin) -> None:
    """Exit code 2, and how to make one."""
    wrong = wuxin("scheduler", "--db", "sqlite:///nowhere.db")

    assert wrong.exit_code == 2
    assert "wuxin db upgrade" in wrong.stderr
