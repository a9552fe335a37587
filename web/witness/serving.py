"""Serve a witness with gunicorn: one process, a few threads."""

from __future__ import annotations

from gunicorn.app.base import BaseApplication

from web.witness.application import WitnessApplication

__all__ = ["WitnessServer"]


class WitnessServer(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn around one witness, on an address."""

    def __init__(self, host: str, port: int, application: WitnessApplication) -> None:
        self._address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._application = application
        super().__init__()

    def load_config(self) -> None:
        """One process with threads: requests are answered one at a time anyway, and slow senders wait aside."""
        chosen = {"bind": self._address, "workers": 1, "threads": 8, "worker_class": "gthread", "timeout": 60,
                  "control_socket_disable": True, "loglevel": "warning", "proc_name": "wuxin-witness"}  # fmt: skip
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> WitnessApplication:
        """Return the witness; it holds no open file, so it may cross the fork."""
        return self._application
