"""Codes by which a voter of the roll votes online: derived from the roll's secret, so nothing new is kept of anybody.

Each voter has one for each vote, told on the notice that is brought to the unit as the ballot on paper is. Whoever
holds the notice is the voter, on paper and online alike; the code of one vote is worth nothing in the next.
"""

from __future__ import annotations

import hmac
from base64 import b32encode
from collections.abc import Iterable
from typing import Final

__all__ = ["voter_by_code", "voting_code"]

_BYTES: Final = 10
"""Eighty bits: sixteen letters, which nobody guesses however often they may try."""
_CONTEXT: Final = b"wuxin voting code 1"


def voting_code(secret: bytes, vote: str, voter: str) -> str:
    """Return the code of a voter in a vote, four groups of four letters: HMAC-SHA-256 (RFC 2104) in base32 (RFC 4648).

    `secret`: what nobody but the keeper of the roll knows.
    """
    told = b"\0".join((_CONTEXT, vote.encode(), voter.encode()))
    letters = b32encode(hmac.digest(secret, told, "sha256")[:_BYTES]).decode()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def voter_by_code(secret: bytes, vote: str, voters: Iterable[str], code: str) -> str | None:
    """Return whose code it is, None where it is nobody's; case, spaces and hyphens do not matter."""
    typed = _letters(code)
    found = None
    for voter in voters:
        if hmac.compare_digest(_letters(voting_code(secret, vote, voter)).encode(), typed.encode()):
            found = voter
    return found


def _letters(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
