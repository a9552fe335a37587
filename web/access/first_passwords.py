"""First passwords: made by the portal, told once, and good until their owner has chosen another."""

from __future__ import annotations

import secrets
from typing import Final

__all__ = ["first_password"]

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another when a password is read out."""
_GROUPS, _EACH = 4, 5


def first_password() -> str:
    """Return twenty letters in four groups: 99 bits of chance."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_EACH)) for _ in range(_GROUPS))
