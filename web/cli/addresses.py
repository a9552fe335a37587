"""Addresses to serve on: whether a port is free, and which is next."""

from __future__ import annotations

import socket
from typing import Final

from models.errors import InputError, Problem

__all__ = ["free_port", "next_free_port"]

_TRIED: Final = 20


def free_port(host: str, port: int) -> int:
    """Return the port, or raise InputError that names the next free one."""
    reason = _refusal(host, port)
    if reason is None:
        return port
    try:
        remedy = f"Stop what uses it, or: --port {next_free_port(host, port + 1)}"
    except InputError:
        remedy = "Name another host or port."
    raise InputError(Problem(f"{host}:{port}", f"cannot be served on: {reason}", remedy))


def next_free_port(host: str, port: int) -> int:
    """Return the first free port of the next twenty; raises InputError where there is none."""
    for candidate in range(port, min(port + _TRIED, 65536)):
        if _refusal(host, candidate) is None:
            return candidate
    what = f"no port from {port} to {port + _TRIED - 1} is free"
    raise InputError(Problem(host, what, "Name a free one with --port."))


def _refusal(host: str, port: int) -> str | None:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None
