"""What a command says: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic
from typing import Final

import typer

from models.errors import Problem

__all__ = ["Steps", "emit", "say", "sentence", "steps", "table"]

_QUIET_SECONDS: Final = 1.0
"""A bar shows itself only when the work takes longer than this."""
_SLOW_SECONDS: Final = 10.0
"""Where stderr is no terminal, steps are told in plain lines once the work has taken longer than this."""


def emit(document: object) -> None:
    """Print the one JSON document of `--json` on stdout; dates and points are text in it."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def say(*lines: str) -> None:
    """Print lines for a person on stdout."""
    for line in lines:
        typer.echo(line)


def sentence(problem: Problem) -> str:
    """Return a problem as one line: where, what, remedy, each ended by a full stop."""
    what = problem.what if problem.what.endswith((".", "!", "?")) else f"{problem.what}."
    return str(Problem(problem.where, what, problem.remedy))


def table(rows: Iterable[Iterable[object]]) -> list[str]:
    """Return rows as lines with columns two blanks apart; Chinese characters take two places."""
    from rich.cells import cell_len

    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


class Steps:
    """The steps of long work: a bar on a terminal, plain lines elsewhere once the work is slow."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.on_terminal = console.is_terminal
        self.bar = Progress(*columns, console=console, transient=True, disable=not self.on_terminal)
        self._task = self.bar.add_task("Starting", total=total)
        self._started = monotonic()
        self._begun = 0
        self._begins = ""

    def begin(self, description: str) -> None:
        """Name the step that begins now; the one before it is done."""
        self.bar.update(self._task, description=description, completed=self._begun)
        self._begun += 1
        self._begins = description
        if not self.on_terminal and monotonic() - self._started > _SLOW_SECONDS:
            typer.echo(f"{description} ...", err=True)

    def note(self, detail: object) -> None:
        """Show a detail of the running step on a terminal."""
        self.bar.update(self._task, description=str(detail))

    def counted(self, done: int, whole: int) -> None:
        """Show on a terminal how much of the running step is done."""
        self.note(f"{self._begins} ({done} of {whole})")


@contextmanager
def steps(total: int) -> Iterator[Steps]:
    """Give the steps of work that may take long; the bar is gone when the work is done."""
    shown = Steps(total)
    later = Timer(_QUIET_SECONDS, shown.bar.start)
    later.daemon = True
    if shown.on_terminal:
        later.start()
    try:
        yield shown
    finally:
        later.cancel()
        if later.is_alive():
            later.join()
        shown.bar.stop()
        sys.stderr.flush()
