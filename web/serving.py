"""Serve the portal with gunicorn: few processes, some threads each, no control socket.

A server that takes bids is one process: bids of one process share commits, those of several wait for one another
(docs/decisions/0042-one-process-takes-bids.md).
"""

from __future__ import annotations

from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication

from models.ledger.verifier_keys import Signer
from web.application import create_app
from web.settings import Settings

__all__ = ["Server", "serve"]

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
        return create_app(self._settings, self._signer)


def serve(host: str, port: int, settings: Settings, signer: Signer | None = None) -> None:
    """Serve the portal on the address until interrupted; it takes bids where `signer` signs their receipts."""
    Server(host, port, settings, signer).run()
