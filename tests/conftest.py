"""What all tests share: what they may reach, and when one is skipped with a word."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.builders.record import Recorded

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("WUXIN_SHARED", ROOT.parent / "shared"))
CHROMIUM = shutil.which("chromium")
_ONCE = (
    ("models.migrations.upgrading", "tests.builders.migrated", "migrating_once"),
    ("web.application", "tests.builders.portals", "compiled_once"),
)
"""What is loaded where a test needs it, and who makes what of it once: tables, addresses and templates."""

# Often Python looks through all objects for unreachable ones: where portal after portal is made, a fifth of the time.
gc.set_threshold(700, 10, 200)

# Equal runs everywhere: examples come from the test itself, never from chance or from an earlier run.
hypothesis.settings.register_profile("wuxin", derandomize=True, database=None, deadline=None, max_examples=50)
hypothesis.settings.load_profile("wuxin")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine cannot show, and say what is missing."""
    missing = {}
    if not SHARED.is_dir():
        missing["shared"] = f"{SHARED} is not here; set WUXIN_SHARED to the folder of shared material"
    if CHROMIUM is None:
        missing["browser"] = "chromium is not installed: apt install chromium"
    for item in items:
        for marker in missing.keys() & {mark.name for mark in item.iter_markers()}:
            item.add_marker(pytest.mark.skip(reason=missing[marker]))


def pytest_collection_finish() -> None:
    """Let nobody look again for what is unreachable among a million objects that are there to the end of the run."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sizes of files and functions where tests/architecture/test_sizes.py, which holds them, has run."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            if name == "sizes":
                terminalreporter.write_line(value)


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    """Make once what takes long and is alike for all tests of this run that load what it is made of."""
    with ExitStack() as made:
        for loaded, builder, once in _ONCE:
            if loaded in sys.modules:  # a run of pure tests need not load a database's libraries
                made.enter_context(getattr(import_module(builder), once)())
        yield


@pytest.fixture(scope="session")
def _rated(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return the rated city; nobody changes this one."""
    from tests.builders.rated_city import rated_city  # noqa: PLC0415 - loads all of the product

    return rated_city(tmp_path_factory.mktemp("rated"))


@pytest.fixture
def rated(_rated: Recorded, tmp_path: Path) -> Recorded:
    """Return a copy of the rated city on record, to do anything with."""
    return _rated.copied(tmp_path)


@pytest.fixture
def shared() -> Path:
    """Return the folder of shared material; the test also wears `@pytest.mark.shared`."""
    return SHARED


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that reaches beyond this machine: Wuxin runs on closed networks."""
    connect: Callable[[socket.socket, Any], None] = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - whatever a family of sockets takes
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            pytest.fail(f"the test reaches out to {address}; give it a fake")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
