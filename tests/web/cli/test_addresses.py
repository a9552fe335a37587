"""A port that is taken leads to one that is free."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from models.errors import InputError
from web.cli.addresses import free_port, next_free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port that somebody else uses."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_with_a_free_one(taken: int) -> None:
    """The remedy can be typed as it stands."""
    with pytest.raises(InputError, match=r"--port \d+"):
        free_port("127.0.0.1", taken)


def test_the_next_free_port_is_found(taken: int) -> None:
    """Beyond the taken one."""
    found = next_free_port("127.0.0.1", taken)

    assert found > taken
    assert free_port("127.0.0.1", found) == found


def test_a_host_that_is_not_here_is_refused() -> None:
    """An address of another machine cannot be served on."""
    with pytest.raises(InputError, match=r"203\.0\.113\.1:5000"):
        free_port("203.0.113.1", 5000)
