"""Serve the portal with gunicorn: few processes, some threads each, no control socket."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from web.application import create_app
from web.settings import Settings

__all__ = ["Server", "live_beside", "serve"]


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn around our settings instead of its own command line."""

    def __init__(self, host: str, port: int, settings: Settings) -> None:
        self._address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._settings = settings
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
        return create_app(self._settings)


def serve(host: str, port: int, settings: Settings) -> None:
    """Serve the portal on the address until interrupted, with the live server beside it where a port is set.

    All its processes share the key that it may have to make.
    """
    shared = settings.model_copy(update={"secret_key": settings.secret_key or token_hex()})
    if not settings.live_port:
        Server(host, port, shared).run()
        return
    with live_beside(host, shared):
        Server(host, port, shared).run()


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
