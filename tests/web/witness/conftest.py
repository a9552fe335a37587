"""What the tests of the witness share: one on a state file, and the same behind an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.logs import LOG, WITNESS
from tests.builders.serving import served
from web.witness.application import WitnessApplication
from web.witness.state_files import StateFile

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


@pytest.fixture
def address(application: WitnessApplication) -> Iterator[str]:
    """Return the address of the witness."""
    with served(application) as found:
        yield found
