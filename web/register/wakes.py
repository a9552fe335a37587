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

from sqlalchemy import Engine

__all__ = ["folder_of_wakes", "wake", "wakes_of"]


def wake(engine: Engine, auction_ids: Iterable[str]) -> None:
    """Wake the live servers of a database, after the commit. Nobody listening is no error."""
    addresses = list(folder_of_wakes().glob(f"{wakes_of(engine)}-*"))
    if not addresses:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.settimeout(0)
        for address in addresses:
            for auction_id in auction_ids:
                with contextlib.suppress(OSError):  # it is gone or busy, and will look by itself
                    sender.sendto(auction_id.encode(), str(address))


def wakes_of(engine: Engine) -> str:
    """Return the name by which the live servers of a database are found on this machine."""
    url = engine.url
    place = str(Path(url.database or "").resolve()) if url.get_backend_name() == "sqlite" else f"{url.host}:{url.port}"
    return sha256(f"{place} {url.database}".encode()).hexdigest()[:16]


def folder_of_wakes() -> Path:
    """Return the folder of sockets: of this user alone, and with a name short enough for the address of a socket."""
    return Path(tempfile.gettempdir(), f"wuxin-{os.getuid()}")
