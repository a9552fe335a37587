"""One writer for many threads."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from models.errors import Problem, RefusedError, WuxinError
from web.register.group_writer import GroupWriter


def _odd_refused(numbers: Sequence[int]) -> list[int | WuxinError]:
    if 99 in numbers:
        message = "the disk is full"
        raise OSError(message)
    return [RefusedError(Problem("n", "odd")) if one % 2 else one * 10 for one in numbers]


def test_each_is_answered_for_itself() -> None:
    """However many share a commit."""
    writer = GroupWriter[int, int](_odd_refused)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(writer.submit, range(0, 80, 2))) == list(range(0, 800, 20))
        with pytest.raises(RefusedError, match="odd"):
            writer.submit(3)


def test_a_failure_is_told_and_the_writer_goes_on() -> None:
    """To whoever waited for that commit."""
    writer = GroupWriter[int, int](_odd_refused)
    with pytest.raises(OSError, match="full"):
        writer.submit(99)

    assert writer.submit(2) == 20


def test_a_group_has_no_more_than_it_may() -> None:
    """While the first is written five come: two of them, two, and one."""
    groups, begun, held = [], Event(), Event()

    def commit(numbers: Sequence[int]) -> Sequence[int]:
        groups.append(len(numbers))
        begun.set()
        held.wait(10)
        return numbers

    writer = GroupWriter[int, int](commit, most=2)
    with ThreadPoolExecutor(6) as pool:
        answers = [pool.submit(writer.submit, 0)]
        begun.wait(10)
        answers += [pool.submit(writer.submit, number) for number in range(1, 6)]
        while writer.waiting < 5:
            time.sleep(0.01)
        held.set()

    assert [one.result() for one in answers] == list(range(6))
    assert groups == [1, 2, 2, 1]
