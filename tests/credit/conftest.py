"""What the tests of the credit package share: the record of the rated city, read once."""

from __future__ import annotations

import pytest

from tests.builders.record import Recorded
from tests.builders.replaying import Told, read


@pytest.fixture(scope="session")
def told(_rated: Recorded) -> Told:
    """Return the record; nobody changes it in place."""
    return read(_rated)
