"""Serve the portal with gunicorn: few processes, some threads each, no control socket."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from web.application import create_app
from web.settings import Settings

__all__ = ["Server", "serve"]


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
    """Serve the portal on the address until interrupted. All its processes share the key that it may have to make."""
    shared = settings.model_copy(update={"secret_key": settings.secret_key or token_hex()})
    Server(host, port, shared).run()
