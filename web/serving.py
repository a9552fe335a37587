"""Serve the portal with gunicorn: few processes, some threads each, no control socket.

A server that takes sealed bids is one process: bids of one process share commits, those of several wait for one another
(docs/decisions/0042-one-process-takes-bids.md).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication

from models.ledger.verifier_keys import Signer
from web.application import create_app
from web.settings import Settings

__all__ = ["Server", "live_beside", "serve"]

_BID_THREADS: Final = 16
"""Bids that one process takes at once; each waits for the same disk."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn around our settings instead of its own command line."""

    def __init__(self, host: str, port: int, settings: Settings, signer: Signer | None = None) -> None:
        self._address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._settings, self._signer = settings, signer
        if signer is not None:
            threads = max(settings.threads, _BID_THREADS)
            self._settings = settings.model_copy(update={"workers": 1, "threads": threads})
        super().__init__()

    def load_config(self) -> None:
        """Take address, processes and threads from the settings."""
        chosen: dict[str, Any] = {
            "bind": self._address,
            "workers": self._settings.workers,
            "threads": self._settings.threads,
            "worker_class": "gthread",
            "control_socket_disable": True,
            "loglevel": "warning",
            "proc_name": "wuxin",
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the portal; each process makes its own, so that no connection crosses a fork."""
        return create_app(self._settings, signer=self._signer)


def serve(host: str, port: int, settings: Settings, signer: Signer | None = None) -> None:
    """Serve the portal on the address until interrupted, with the live server beside it where a port is set.

    It takes sealed bids where `signer` signs their receipts. All its processes share the key that it may have to make.
    """
    shared = settings.model_copy(update={"secret_key": settings.secret_key or token_hex()})
    if not settings.live_port:
        Server(host, port, shared, signer).run()
        return
    with live_beside(host, shared):
        Server(host, port, shared, signer).run()


@contextmanager
def live_beside(host: str, settings: Settings) -> Iterator[None]:
    """Run `wuxin live` in a process of its own; it ends with the context, and with this process however that ends.

    It holds the other end of a pipe as its standard input, which the system closes when this process is gone.
    """
    command = [
        sys.executable, "-m", "web.cli", "live", "--host", host, "--port", str(settings.live_port), "--beside",
        "--db", settings.database_url,
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as child:  # noqa: S603 - our own command
        try:
            yield
        finally:
            child.terminate()
