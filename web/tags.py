"""What an answer for everybody is made of: its address, what the register holds, the day, and our own code.

The entity tag is the digest of these (RFC 9110, section 8.8.3), so that an answer with the same tag is the same answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from flask import request

from models.values.moments import SHANGHAI
from web.register.ratings.version import Version

__all__ = ["Asked", "asked", "tag_of"]

_WEB: Final = Path(__file__).parent
_MAKES_ANSWERS: Final = frozenset({".py", ".html", ".mo"})
_KEY: Final = "wuxin.asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose answer is the same for all: what the register held when it came, and the tag of its answer."""

    version: Version
    tag: str

    def tell(self, environ: dict[str, Any]) -> None:
        """Let the application know of it, by the environment of the request."""
        environ[_KEY] = self


def asked(environ: Mapping[str, Any] | None = None) -> Asked | None:
    """Return what was found of this request before it was read; None where its answer may be somebody's own."""
    found: Asked | None = (request.environ if environ is None else environ).get(_KEY)
    return found


def tag_of(address: str, version: Version, at: datetime) -> str:
    """Return the tag of what is asked at a moment; terms begin and end by days in Shanghai, without an act."""
    day = at.astimezone(SHANGHAI).date()
    return hashlib.sha256(f"{_code()} {tuple(version)} {day} {address}".encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Return a digest of our own code, templates and words: an upgrade must not answer with yesterday's page."""
    found = hashlib.sha256()
    for path in sorted(one for one in _WEB.rglob("*") if one.suffix in _MAKES_ANSWERS):
        found.update(path.read_bytes())
    return found.hexdigest()
