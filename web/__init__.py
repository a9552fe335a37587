"""The portal and the command line: the only place that joins the rooms below to files, databases and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.settings import Settings

__all__ = ["create_app"]


def create_app(settings: Settings | None = None) -> Flask:
    """Return the portal as a WSGI application; settings come from the environment where none are given."""
    from web.application import create_app as create  # noqa: PLC0415 - `wuxin --help` must not load Flask

    return create(settings)
