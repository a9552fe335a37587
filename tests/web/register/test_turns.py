"""Writers that queue are served in turn, and one that dies leaves the queue."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.builders.bid_register import BidDesk
from web.register.turns import writing_in_turn


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    """The second gets its turn when the first has committed, not before."""
    desk, order, held, begun = BidDesk.of(tmp_path).quick(), [], Event(), Event()

    def first() -> None:
        with writing_in_turn(desk.engine):
            begun.set()
            held.wait(10)
            order.append("first")

    def second() -> None:
        begun.wait(10)
        with writing_in_turn(desk.engine):
            order.append("second")

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(first), pool.submit(second)]
        begun.wait(10)
        time.sleep(0.05)
        held.set()
        for one in done:
            one.result(10)

    assert order == ["first", "second"]
    desk.engine.dispose()


def test_a_failed_writer_leaves_the_queue(tmp_path: Path) -> None:
    """Its transaction is rolled back, and the next one writes."""
    desk = BidDesk.of(tmp_path).quick()
    with pytest.raises(ZeroDivisionError), writing_in_turn(desk.engine):
        raise ZeroDivisionError
    with writing_in_turn(desk.engine) as session:
        assert session.connection().exec_driver_sql("SELECT 1").scalar() == 1
    desk.engine.dispose()
