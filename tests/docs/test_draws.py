"""docs/draws.md shows what the draw does."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess

import pytest

from models.values.draw import positions
from tests.architecture.source import page
from web.cli.draws.sheet import REPEAT

PAGE = "docs/draws.md"
CODES = ["海棠-4417", "owl of the north"]
RESULT = " ".join(f"{number:02}" for number in range(2, 42, 2))


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page(PAGE), re.MULTILINE | re.DOTALL)


def test_the_ten_lines_are_those_of_the_sheet() -> None:
    """Which a test of the sheet runs."""
    assert REPEAT in blocks("python")


def test_the_position_by_hand_is_ours() -> None:
    """The one that the page names."""
    [told] = re.findall(r"gives `([0-9a-f]{64})`", page(PAGE))
    [ticket] = positions({"荣景物业": 1}, namespace="2026/检查/秋", codes=CODES, randomness=RESULT)

    assert ticket.position == told


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_the_commands_by_hand_give_it() -> None:
    """Run as they stand, by a shell."""
    done = subprocess.run(["bash", "-ec", *blocks("sh")], capture_output=True, text=True, check=True)

    assert f"gives `{done.stdout.strip()}`" in page(PAGE)


def test_the_example_in_python_runs() -> None:
    """As it stands."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(blocks("python")[-1], {})  # noqa: S102 - the lines that the page tells people to run

    assert len(said.getvalue().splitlines()) == 2
