"""Being woken: a Unix datagram names the auction to look at; where there is none, each second does."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from sqlalchemy import Engine

from web.register.auctions.wakes import folder_of_wakes, wakes_of

__all__ = ["woken"]

_LOG = structlog.get_logger()


@asynccontextmanager
async def woken(engine: Engine, wake: Callable[[str], None]) -> AsyncIterator[None]:
    """Call `wake` with each name in each datagram while the context lasts; where no socket can be made, say so once."""
    try:
        address = _address(engine)
        receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        receiver.settimeout(0)
        receiver.bind(str(address))
    except OSError as error:
        _LOG.warning("live.not_woken", why=str(error), remedy="The register is looked at each second.")
        yield
        return
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(wake), sock=receiver)
    try:
        yield
    finally:
        transport.close()
        address.unlink(missing_ok=True)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, wake: Callable[[str], None]) -> None:
        self._wake = wake

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - of the protocol
        for name in data.decode("utf-8", "replace").split("\n"):
            self._wake(name)


def _address(engine: Engine) -> Path:
    """Return where to listen; what servers left that are gone is cleared away."""
    folder = folder_of_wakes()
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        message = f"{folder} belongs to somebody else"
        raise OSError(message)
    name = wakes_of(engine)
    for old in folder.glob(f"{name}-*"):
        with contextlib.suppress(OSError, ValueError):
            _clear(old)
    return folder / f"{name}-{os.getpid()}-{id(engine):x}"


def _clear(old: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(str(old))
        except ConnectionRefusedError:
            old.unlink(missing_ok=True)
