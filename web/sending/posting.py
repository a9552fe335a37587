"""A request to an address that somebody else chose: looked up once, checked, and sent to just what was checked.

No redirect is followed, no proxy asked, little of the answer is read, and nothing waits for long.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer
from typing import Final

from models.errors import WuxinError
from web.register.sending.webhook_urls import Target, is_open, target_of

__all__ = ["LONGEST", "Resolve", "post", "resolved"]

LONGEST: Final = 30.0
"""Seconds of a whole exchange: who answers a byte at a time would keep all others waiting for days."""
_SECONDS: Final = 10
"""Within which the other side has to do something: to connect, or to send one more byte."""
_READ: Final = 4096
_DONE: Final = range(200, 300)

Resolve = Callable[[str, int], list[str]]
"""Host and port -> the IP addresses that the name stands for."""


def resolved(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class _Connection(HTTPConnection):
    """A connection to one checked IP address under the name that was asked for; TLS checks that name."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=_SECONDS)
        self._target = target
        self._address = address
        self._end: socket.socket | None = None
        self._timer = Timer(LONGEST, self._hang_up)
        self._timer.daemon = True

    def connect(self) -> None:
        """Connect to the address, whatever the name stands for by now."""
        plain = socket.create_connection((self._address, self._target.port), _SECONDS)
        self._end = plain.dup()  # TLS takes over the socket itself
        self._timer.start()
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self._target.host)
        else:
            self.sock = plain

    def over(self) -> None:
        """Let go of all: the exchange is over. `close` is no sign of it, the library calls it before the body."""
        self._timer.cancel()
        self.close()
        if self._end is not None:
            self._end.close()

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self._end is not None:
                self._end.shutdown(socket.SHUT_RDWR)


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, private_allowed: bool, resolve: Resolve = resolved
) -> tuple[bool, str]:
    """Return whether a 2xx answered, and in one line what happened; never raises for what others do."""
    try:
        target = target_of(url, private_allowed=private_allowed)
        addresses = resolve(target.host, target.port)
    except WuxinError as error:
        return False, " ".join(map(str, error.problems))
    except OSError as error:
        return False, f"the host cannot be looked up: {error}"
    closed = [one for one in addresses if not private_allowed and not is_open(one)]
    if closed or not addresses:
        return False, f"the host leads to no address of the open internet: {', '.join(closed) or 'none'}"
    return _sent(_Connection(target, addresses[0]), target.path, body, headers)


def _sent(connection: _Connection, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[bool, str]:
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json", "User-Agent": "wuxin", **headers})
        answer = connection.getresponse()
        answer.read(_READ)
    except (OSError, HTTPException, UnicodeError) as error:
        return False, f"{type(error).__name__}: {error}"
    finally:
        connection.over()
    return answer.status in _DONE, f"{answer.status} {answer.reason}".strip()
