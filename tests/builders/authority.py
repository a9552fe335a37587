"""A portal for an authority: a register in which something is due, and people of the authority who are signed in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flask import Flask

from tests.builders.due_register import due_register
from tests.builders.listed import Listed
from web.application import create_app
from web.settings import Settings

__all__ = ["JULY", "authority", "portal_on"]

JULY: Final = datetime(2024, 7, 11, 4, 0, tzinfo=UTC)
"""The day after the objection was filed in the register of `due_register`."""


def authority(folder: Path, at: datetime = JULY, *, published: bool = False) -> tuple[Flask, Listed]:
    """Return a portal on the register of `due_register`, and the register itself."""
    made = due_register(folder, published=published)
    return portal_on(made.url, folder, at), made


def portal_on(url: str, folder: Path, at: datetime = JULY) -> Flask:
    """Return a portal on a register, whose clock says a moment; what is sent to it lies in the folder."""
    return create_app(Settings(database_url=url, uploads=str(folder / "sent"), upload_mib=1), lambda: at)
