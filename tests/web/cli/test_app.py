"""The command as a whole: fast help, a version, and calm ends in a real process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.web.cli.conftest import Wuxin

HEAVY = {"duckdb", "flask", "ibis", "pandas", "pyarrow", "sqlalchemy", "sqlmodel", "numpy"}
COMMANDS = ("demo", "rate", "explain", "rulebook", "generate", "ingest", "lists", "db", "serve")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what a real process says."""
    return subprocess.run(
        [sys.executable, "-m", "web.cli", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_help_names_every_command(wuxin: Wuxin) -> None:
    """And the exit codes."""
    said = wuxin("--help").stdout

    assert [name for name in COMMANDS if name not in said] == []
    assert "1 refused by a rule" in said


@pytest.mark.parametrize("command", [*COMMANDS, *(f"rulebook {name}" for name in ("list", "show", "check", "diff"))])
def test_every_command_explains_itself(wuxin: Wuxin, command: str) -> None:
    """With an example, where it is no group of commands."""
    result = wuxin(*command.split(), "--help")

    assert result.exit_code == 0
    assert "Example: " in result.stdout or command in ("rulebook", "db")


def test_the_version_is_told(wuxin: Wuxin) -> None:
    """Name and number."""
    assert wuxin("--version").stdout.startswith("wuxin ")


@pytest.mark.parametrize(("option", "unread"), [("--help", HEAVY), ("--version", {*HEAVY, "pydantic", "rich"})])
def test_help_loads_no_engine_and_the_version_no_command(option: str, unread: set[str]) -> None:
    """`wuxin --help` is fast because a command imports what it runs, `wuxin --version` because none is imported."""
    code = (
        "import atexit, sys, web.cli; sys.argv[0] = 'wuxin';"
        "atexit.register(lambda: print('loaded', *{name.partition('.')[0] for name in sys.modules}));"
        "web.cli.main()"
    )
    said = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, check=True).stdout

    assert sorted(unread.intersection(said.rpartition("loaded")[2].split())) == []


def test_a_process_ends_with_the_code_of_its_error() -> None:
    """Message on stderr, nothing on stdout."""
    result = run("rulebook", "show", "atlantis")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("error: atlantis: ")


def test_a_pipe_that_closes_early_is_no_error() -> None:
    """`wuxin rulebook show | head -c 1` shows no traceback."""
    shell = f"{sys.executable} -m web.cli rulebook show rongcheng --json | head -c 1"
    result = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60, check=False)

    assert (result.stdout, result.stderr) == ("{", "")


def test_a_terminal_without_chinese_gets_escapes() -> None:
    """Text is never lost in a traceback of the encoder."""
    shell = f"PYTHONUTF8=0 PYTHONIOENCODING=latin-1 {sys.executable} -m web.cli rulebook show rongcheng"
    result = subprocess.run(["bash", "-c", shell], capture_output=True, encoding="latin-1", timeout=60, check=False)

    assert result.returncode == 0, result.stderr
    assert "\\u" in result.stdout
