"""Requests to addresses that others chose."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress

import pytest

from tests.web.sending.conftest import Receiver
from web.sending import posting
from web.sending.posting import post, resolved


def test_a_request_arrives(receiver: Receiver) -> None:
    """With its headers and what is asked."""
    arrived = post(receiver.url, b"{}", {"webhook-id": "m"}, private_allowed=True)
    path, headers, body = receiver.received[0]

    assert arrived == (True, "204 No Content")
    assert (path, headers["webhook-id"], body) == ("/hook?a=b", "m", b"{}")


def test_no_redirect_is_followed(receiver: Receiver) -> None:
    """It could lead into our own network: it is a failure, and nothing is asked of the other place."""
    receiver.status, receiver.location = 307, receiver.url

    assert post(receiver.url, b"{}", {}, private_allowed=True)[0] is False
    assert len(receiver.received) == 1


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], []])
def test_a_name_that_leads_into_our_network_is_refused(addresses: list[str]) -> None:
    """However open the name looks, and where one of several addresses does; nothing is sent."""
    arrived, told = post(
        "https://example.org/", b"{}", {}, private_allowed=False, resolve=lambda _host, _port: addresses
    )

    assert not arrived
    assert "open internet" in told


def test_what_fails_is_told_and_never_raised() -> None:
    """A name that is none, a port where nobody listens, an address that may not be."""

    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    assert "looked up" in post("https://example.org/", b"", {}, private_allowed=False, resolve=unknown)[1]
    assert "ConnectionRefusedError" in post(f"http://127.0.0.1:{port}/", b"", {}, private_allowed=True)[1]
    assert "HTTPS" in post("http://example.org/", b"", {}, private_allowed=False)[1]


@pytest.mark.parametrize("said", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"])
def test_who_answers_a_byte_at_a_time_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    """In the head or in the body: each byte comes in time, and all others would wait for days."""
    monkeypatch.setattr(posting, "LONGEST", 0.2)
    over = threading.Event()

    def drip(server: socket.socket) -> None:
        line, _ = server.accept()
        with line, suppress(OSError):
            line.sendall(said)
            while not over.wait(0.02):
                line.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,), daemon=True)
        thread.start()
        begun = time.monotonic()
        post(f"http://127.0.0.1:{server.getsockname()[1]}/", b"", {}, private_allowed=True)
        took = time.monotonic() - begun
        over.set()
        thread.join()

    assert took < 5


def test_a_host_is_looked_up() -> None:
    """An address stands for itself."""
    assert resolved("127.0.0.1", 80) == ["127.0.0.1"]
