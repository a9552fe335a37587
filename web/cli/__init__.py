"""The command `wuxin`: every command is a thin call of the library, and none of it is needed to use the library."""

from __future__ import annotations

from web.cli.app import app, main

__all__ = ["app", "main"]
