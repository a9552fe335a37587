"""A loop of its own for a coroutine: a worker of the tests that drives a browser has one running already."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

__all__ = ["run_apart"]

_Answer = TypeVar("_Answer")


def run_apart(coroutine: Coroutine[Any, Any, _Answer]) -> _Answer:
    """Run a coroutine to its end in a thread of its own, and return its answer."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
