"""The one place that turns errors into messages and exit codes; no command ends in a traceback.

0 done, 1 a rule refuses, 2 wrong call or unreadable input, 70 a defect of ours, 130 stopped by Ctrl-C, 141 nobody reads
the output any more.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperGroup

from models.errors import Problem, RefusedError, WuxinError
from web.cli.terminal import emit, sentence

__all__ = ["DEFECT", "GONE", "REFUSED", "STOPPED", "UNREADABLE", "Root", "exit_code"]

REFUSED: Final = 1
UNREADABLE: Final = 2
DEFECT: Final = 70
STOPPED: Final = 130
GONE: Final = 141
_INTERRUPTED: Final = "Query interrupted"
"""What DuckDB says of Ctrl-C while it computes."""


def exit_code(error: WuxinError) -> int:
    """Return 1 where a rule refuses, 2 for a wrong call or unreadable input."""
    return REFUSED if isinstance(error, RefusedError) else UNREADABLE


class Root(TyperGroup):
    """The commands, every one of which runs under the same care for errors."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type of this context to itself
        """Run the command that is named in the arguments."""
        with _reported(as_json="--json" in ctx.args):
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


@contextmanager
def _reported(*, as_json: bool) -> Iterator[None]:
    try:
        yield
    except WuxinError as error:
        _fail(exit_code(error), error.problems, as_json=as_json)
    except typer.TyperException as error:
        remedy = f"Try: {_path_of(error)} --help"
        _fail(UNREADABLE, [Problem("", error.format_message(), remedy)], as_json=as_json)
    except KeyboardInterrupt:
        _stop()
    except BrokenPipeError:
        _close_stdout()
        raise typer.Exit(GONE) from None
    except OSError as error:
        _fail(UNREADABLE, [_system_problem(error)], as_json=as_json)
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:  # noqa: BLE001 - the last net: a defect of ours, told in one line
        _unexpected(error, as_json=as_json)


def _stop() -> NoReturn:
    typer.echo("\nStopped. Nothing half-done was left.", err=True)
    raise typer.Exit(STOPPED) from None


def _unexpected(error: Exception, *, as_json: bool) -> NoReturn:
    if _INTERRUPTED in str(error):
        _stop()
    _fail(DEFECT, [_defect(error)], as_json=as_json)


def _fail(code: int, problems: Iterable[Problem], *, as_json: bool) -> NoReturn:
    listed = list(problems)
    for problem in listed:
        typer.echo(f"{'refused' if code == REFUSED else 'error'}: {sentence(problem)}", err=True)
    if as_json:
        parts = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in listed]
        emit({"error": {"exit_code": code, "problems": parts}})
    raise typer.Exit(code)


def _path_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context is not None else "wuxin"


def _system_problem(error: OSError) -> Problem:
    where = str(error.filename) if error.filename is not None else ""
    what = (error.strerror or str(error)).lower()
    return Problem(where, what, "Check that the path is right, that you may use it, and that the disk has room.")


def _defect(error: Exception) -> Problem:
    with tempfile.NamedTemporaryFile("w", prefix="wuxin-error-", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write("".join(traceback.format_exception(error)))
    what = f"Wuxin met a defect of its own ({' '.join([type(error).__name__, *str(error).splitlines()[:1]])})"
    return Problem("", what, f"The details stand in {file.name}; please report it with them.")


def _close_stdout() -> None:
    """Let Python flush into nothing at its end, as its documentation advises (library/signal, SIGPIPE)."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
