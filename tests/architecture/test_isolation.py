"""Tests reach nothing but this machine."""

from __future__ import annotations

import socket

import pytest


def test_no_test_reaches_out() -> None:
    """A connection to another machine fails the test that asks for it, before a packet leaves."""
    with socket.socket() as outward, pytest.raises(pytest.fail.Exception, match="the test reaches out to"):
        outward.connect(("192.0.2.1", 80))


def test_a_test_may_talk_to_itself() -> None:
    """A server on this machine can be reached, as journeys do."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
