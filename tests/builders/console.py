"""The console of `wuxin`, put together once a process: to build its hundreds of commands takes longer than most run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
import typer

__all__ = ["put_together_once"]


@contextmanager
def put_together_once() -> Iterator[None]:
    """Let typer's runner keep the commands of every app that it has been called for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(typer.main.get_command))
        yield
