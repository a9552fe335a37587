"""Turns for writers."""

from __future__ import annotations

import threading
from pathlib import Path

from models.tables import engine_for
from web.register.turns import turn


def test_one_writes_after_the_other(tmp_path: Path) -> None:
    """The second comes in when the first is done."""
    engine, order = engine_for(f"sqlite:///{tmp_path / 'a.db'}"), []

    def second() -> None:
        with turn(engine):
            order.append("second")

    with turn(engine):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join()

    assert order == ["first", "second"]
