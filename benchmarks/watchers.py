"""Many watchers in one process: sockets that read server-sent events as fast as they come, and note what and when."""

from __future__ import annotations

import re
import resource
import select
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

__all__ = ["Watchers", "many_files"]

_ID: Final = re.compile(rb"^id: (\d+)$", re.MULTILINE)
_PIECE: Final = 1 << 16


class Watchers:
    """So many watchers of auctions at a port; each notes the numbers of the events that it is told, and when, in order.

    `paths`: what each asks for. A server that is no HTTP server is asked nothing (`paths` empty) and sends at will.
    """

    def __init__(self, port: int, number: int, paths: list[str] | None = None) -> None:
        self._port, self._paths = port, paths
        self.seen: list[list[int]] = [[] for _ in range(number)]
        self.when: list[list[float]] = [[] for _ in range(number)]
        self._rest: list[bytes] = [b""] * number
        self._sockets: list[socket.socket] = []
        self._poll = select.epoll()
        self._who: dict[int, int] = {}

    def __enter__(self) -> Self:
        for place in range(len(self.seen)):
            self._sockets.append(self._connected(place, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self._sockets:
            one.close()
        self._poll.close()

    def again(self, place: int) -> None:
        """Let one break off and come back, naming the last event that it was told, as browsers do."""
        self._poll.unregister(self._sockets[place])
        self._sockets[place].close()
        self._rest[place] = b""
        self._sockets[place] = self._connected(place, self.seen[place][-1] if self.seen[place] else 0)

    def until(self, number: int, seconds: float = 30) -> float | None:
        """Read until all were told the event of a number; return when the last one was, None where time runs out."""
        missing = {place for place, seen in enumerate(self.seen) if not seen or seen[-1] < number}
        deadline, last = time.monotonic() + seconds, time.monotonic()
        while missing and (left := deadline - time.monotonic()) > 0:
            for place in self.read(left):
                if self.seen[place] and self.seen[place][-1] >= number:
                    missing.discard(place)
            last = time.monotonic()
        return None if missing else last

    def read(self, seconds: float) -> Iterator[int]:
        """Read what there is within some time, and yield who was told something."""
        for descriptor, _ in self._poll.poll(seconds, len(self.seen)):
            place = self._who[descriptor]
            try:
                data = self._sockets[place].recv(_PIECE)
            except BlockingIOError:
                continue
            whole, _, self._rest[place] = (self._rest[place] + data).rpartition(b"\n")
            new = [int(found) for found in _ID.findall(whole)]
            self.seen[place] += new
            self.when[place] += [time.monotonic()] * len(new)
            yield place

    def _connected(self, place: int, after: int) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self._port))
        if self._paths is not None:
            known = f"Last-Event-ID: {after}\r\n" if after else ""
            made.sendall(f"GET {self._paths[place]} HTTP/1.1\r\nHost: localhost\r\n{known}\r\n".encode())
        made.setblocking(False)  # noqa: FBT003 - of the library
        self._who[made.fileno()] = place
        self._poll.register(made, select.EPOLLIN)
        return made


@contextmanager
def many_files(number: int) -> Iterator[None]:
    """Let this process open so many files meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(number, hard)), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
