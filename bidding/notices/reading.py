"""Notices from their files: strictly read, every fault told by its place, and named by a digest."""

from __future__ import annotations

import json
from typing import Final

from bidding.notices.shapes import Notice
from credit.rulebook.validating import read_as
from models.errors import InputError, Problem
from models.values.canonical import canonical, digest

__all__ = ["notice_bytes", "notice_digest", "read_notice"]

_REMEDY: Final = "See docs/tenders.md for what a notice holds."


def read_notice(data: bytes, where: str = "notice") -> Notice:
    """Return the notice of a JSON file in UTF-8. Raises InputError with every fault and its place."""
    try:
        content = json.loads(data)
    except ValueError as error:
        raise InputError(Problem(where, f"it is no JSON: {error}", _REMEDY)) from None
    return read_as(Notice, content, where, _REMEDY)


def notice_bytes(notice: Notice) -> bytes:
    """Return the notice as canonical JSON (RFC 8785): equal notices, equal bytes."""
    return canonical(notice.as_json())


def notice_digest(notice: Notice) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal: envelopes and receipts name a version by it."""
    return digest(notice.as_json())
