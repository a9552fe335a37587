"""Waking the live server: whoever committed an event of an auction names it in a Unix datagram, and goes on.

A wake-up carries no news: the live server then looks into the database itself, and it looks every second anyway. So one
that is lost costs a second, and one that is forged shows nothing. Each live server of a database has a socket of its
own in a folder that belongs to the user who runs it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

__all__ = ["folder_of_wakes", "wake", "wakes_of"]

_PATIENCE: Final = 0.1
"""Seconds."""


def wake(engine: Engine, auction_ids: Iterable[str]) -> None:
    """Wake the live servers of a database, after the commit. Nobody listening is no error.

    The system queues few datagrams (net.unix.max_dgram_qlen, often ten), so all names go into one, and a server that is
    busy is waited for a moment.
    """
    names = "\n".join(auction_ids).encode()
    addresses = list(folder_of_wakes().glob(f"{wakes_of(engine)}-*")) if names else []
    for address in addresses:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender, contextlib.suppress(OSError):
            sender.settimeout(_PATIENCE)
            sender.sendto(names, str(address))  # what is gone or too busy looks by itself


def wakes_of(engine: Engine) -> str:
    """Return the name by which the live servers of a database are found on this machine."""
    url = engine.url
    in_file = url.get_backend_name() == "sqlite"
    place = str(Path(url.database or "").resolve()) if in_file else f"{url.host}:{url.port}/{url.database}"
    return sha256(place.encode()).hexdigest()[:16]


def folder_of_wakes() -> Path:
    """Return the folder of sockets: of this user alone, and with a name short enough for the address of a socket."""
    return Path(tempfile.gettempdir(), f"wuxin-{os.getuid()}")
