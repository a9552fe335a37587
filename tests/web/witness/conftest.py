"""What the tests of the witness share: one on a state file, and the same behind an address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from tests.builders.logs import LOG, WITNESS
from web.witness.application import WitnessApplication
from web.witness.state_files import StateFile

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

NOW = 1_700_000_000


@pytest.fixture
def states(tmp_path: Path) -> StateFile:
    """Return the state of a witness that has signed nothing yet."""
    found = StateFile(tmp_path / "state.json", WITNESS.cosigner())
    found.begin()
    return found


@pytest.fixture
def application(states: StateFile) -> WitnessApplication:
    """Return a witness that watches the small log, at a fixed moment."""
    return WitnessApplication(WITNESS, {LOG.name: [LOG.verifier()]}, states, lambda: NOW + 0.5)


@contextmanager
def served(application: WSGIApplication) -> Iterator[str]:
    """Give the address at which an application is served on this machine meanwhile."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def address(application: WitnessApplication) -> Iterator[str]:
    """Return the address of the witness."""
    with served(application) as found:
        yield found
