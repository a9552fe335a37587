"""One writer for many threads."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

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
    with GroupWriter[int, int](_odd_refused) as writer, ThreadPoolExecutor(8) as pool:
        assert list(pool.map(writer.submit, range(0, 80, 2))) == list(range(0, 800, 20))
        with pytest.raises(RefusedError, match="odd"):
            writer.submit(3)


def test_a_failure_is_told_and_the_writer_goes_on() -> None:
    """To whoever waited for that commit."""
    with GroupWriter[int, int](_odd_refused) as writer:
        with pytest.raises(OSError, match="full"):
            writer.submit(99)

        assert writer.submit(2) == 20
