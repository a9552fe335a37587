"""Errors become a message with a remedy and an exit code, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from models.errors import InputError, Problem, RefusedError
from web.cli.options import Json
from web.cli.reporting import Root, exit_code

PROBLEM = Problem("row 3", "the day is wrong", "Write a day.")


def failing(error: BaseException, *arguments: str) -> Result:
    """Return the result of a command that raises."""
    app = typer.Typer(cls=Root)

    @app.command()
    def stumble(*, _as_json: Json = False) -> None:
        raise error

    @app.command()
    def other() -> None:
        """Be there, so that commands have names."""

    return CliRunner().invoke(app, ["stumble", *arguments])


@pytest.mark.parametrize(("kind", "code"), [(RefusedError, 1), (InputError, 2)])
def test_each_kind_of_error_has_its_exit_code(kind: type[InputError | RefusedError], code: int) -> None:
    """A rule that refuses is 1, a wrong call 2."""
    assert exit_code(kind(PROBLEM)) == code


def test_every_problem_is_told_with_its_remedy() -> None:
    """All reasons stand on stderr, not only the first."""
    result = failing(InputError([PROBLEM, Problem("row 4", "no name")]))

    assert result.exit_code == 2
    assert result.stderr == "error: row 3: the day is wrong. Write a day.\nerror: row 4: no name.\n"


def test_a_refusal_says_that_it_is_one() -> None:
    """What a rule refuses is no error of the caller."""
    result = failing(RefusedError(PROBLEM))

    assert (result.exit_code, result.stderr.split(":")[0]) == (1, "refused")


def test_machines_get_the_problems_as_one_document() -> None:
    """With --json stdout holds one JSON document even when the command fails."""
    result = failing(InputError(PROBLEM), "--json")

    told = json.loads(result.stdout)["error"]
    assert told == {
        "exit_code": 2,
        "problems": [{"where": "row 3", "what": "the day is wrong", "remedy": "Write a day."}],
    }


def test_a_defect_of_ours_is_one_line_and_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected error exits with 70; the traceback stands in a file, not on the screen."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    result = failing(KeyError("inner"))

    details = next(tmp_path.glob("wuxin-error-*.txt"))
    assert result.exit_code == 70
    assert str(details) in result.stderr
    assert "Traceback" not in result.output
    assert "KeyError: 'inner'" in details.read_text(encoding="utf-8")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_ctrl_c_is_no_error(interruption: BaseException) -> None:
    """Ctrl-C ends with 130 and a calm line, also where it strikes the engine in its work."""
    result = failing(interruption)

    assert result.exit_code == 130
    assert "Stopped" in result.stderr


def test_a_reader_that_has_gone_ends_the_command_in_silence() -> None:
    """A broken pipe (wuxin ... | head) says nothing."""
    result = failing(BrokenPipeError())

    assert (result.exit_code, result.output) == (141, "")


def test_what_the_system_refuses_names_the_file() -> None:
    """A full disk or missing right is told with the file it struck."""
    result = failing(PermissionError(13, "Permission denied", "/data/out"))

    assert result.exit_code == 2
    assert "error: /data/out: permission denied." in result.stderr


def test_a_wrong_call_names_the_help() -> None:
    """An option that there is not leads to the help of the command."""
    result = failing(KeyError(), "--bogus")

    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "stumble --help" in result.stderr
