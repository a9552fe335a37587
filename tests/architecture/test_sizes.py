"""Files and functions stay as short as those of good codebases of this field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.architecture.sizes import file_sizes, function_sizes, ninetieth, summary
from tests.architecture.source import modules_of_tests

FILE_STOP = 400
FUNCTION_STOP = 40


def _too_long(sizes: dict[str, int], stop: int) -> list[str]:
    return [
        f"{where}: {lines} lines, at most {stop}; name a part and split it"
        for where, lines in sizes.items()
        if lines > stop
    ]


def test_no_file_is_too_long() -> None:
    """No product file is longer than 400 lines."""
    long = _too_long(file_sizes(), FILE_STOP)

    assert not long, "\n".join(long)


def test_no_file_of_tests_is_too_long() -> None:
    """No file of tests is longer than 400 lines."""
    long = _too_long({str(module.place): module.lines for module in modules_of_tests()}, FILE_STOP)

    assert not long, "\n".join(long)


def test_no_function_is_too_long() -> None:
    """No product function is longer than 40 lines."""
    long = _too_long(function_sizes(), FUNCTION_STOP)

    assert not long, "\n".join(long)


@pytest.mark.parametrize(("sizes", "most"), [(file_sizes, 250), (function_sizes, 25)], ids=["files", "functions"])
def test_nine_in_ten_are_short(sizes: Callable[[], dict[str, int]], most: int) -> None:
    """Nine files in ten have at most 250 lines, and nine functions in ten at most 25."""
    found = sizes()
    longest = sorted(found, key=lambda where: -found[where])[: len(found) // 10 + 1]

    assert ninetieth([*found.values()]) <= most, f"split some of the longest: {', '.join(longest)}"


def test_the_run_prints_them(record_property: Callable[[str, str], None]) -> None:
    """One line under the results of every whole run (`tests/conftest.py`)."""
    record_property("sizes", line := summary())

    assert line.startswith("sizes: ")
