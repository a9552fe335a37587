"""Passwords, kept as Argon2id (RFC 9106) and never otherwise; what makes one too weak."""

from __future__ import annotations

from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from models.errors import Problem

__all__ = ["LEAST", "hashed", "is_right", "weaknesses"]

LEAST: Final = 12
"""Characters of a password, as of the passphrase of a key; NIST SP 800-63B-4 asks for 8 with a second factor."""
_MOST: Final = 256


def hashed(password: str, salt: bytes | None = None) -> str:
    """Return what is kept of a password: its Argon2id hash with parameters and salt, a new one where none is given."""
    return _hasher().hash(password, salt=salt)


def is_right(kept: str | None, presented: str) -> bool:
    """Return whether the password is the one that was kept; for nothing kept it takes as long, and is not."""
    try:
        return _hasher().verify(kept or _nobodys(), presented) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


def weaknesses(password: str, login: str) -> list[Problem]:
    """Return every reason why a password will not do; nothing where it will."""
    found = []
    if not LEAST <= len(password) <= _MOST:
        what = f"it has {len(password)} characters"
        found.append(Problem("password", what, f"Take {LEAST} to {_MOST}; four words that you make up will do."))
    if login and login.casefold() in password.casefold():
        found.append(Problem("password", "it holds the name you sign in with", "Take something else."))
    if len(set(password)) < LEAST // 2:
        found.append(Problem("password", "it is the same few characters again and again", "Take something else."))
    return found


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password, and asking takes as long as for somebody's")
