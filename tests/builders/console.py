"""The console of `wuxin`, put together once a process: a story calls it dozens of times, and tests do so everywhere."""

from __future__ import annotations

from functools import cache

import typer

from web.cli import app

__all__ = ["put_together"]


@cache
def put_together(wanted: object) -> object:
    """Return the command of a typer app."""
    return typer.main.get_command(app if wanted is app else wanted)  # type: ignore[arg-type]
