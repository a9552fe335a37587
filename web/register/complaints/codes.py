"""Numbers of complaints and the codes that follow them: short enough to read over a telephone, too long to guess."""

from __future__ import annotations

from datetime import datetime
from hashlib import scrypt
from hmac import compare_digest
from typing import Final

from models.record.clerk import Entropy
from models.values.moments import shanghai_date

__all__ = ["code_digest", "fits", "new_code", "new_number"]

_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0, 1, I and O, which are mistaken for one another."""
_CODE: Final = 12
"""60 bits: at 20 guesses a second, some billion years."""
_NUMBER: Final = 5
_COST: Final = {"n": 2**14, "r": 8, "p": 1}


def new_number(received_at: datetime, entropy: Entropy) -> str:
    """Return a number such as 20240630-K7QM2: the Shanghai day, and chance, so that nobody can count complaints."""
    return f"{shanghai_date(received_at):%Y%m%d}-{_drawn(_NUMBER, entropy)}"


def new_code(entropy: Entropy) -> str:
    """Return a code of three groups of four signs; it is told once and kept as a digest alone."""
    signs = _drawn(_CODE, entropy)
    return "-".join(signs[at : at + 4] for at in range(0, _CODE, 4))


def code_digest(complaint_id: str, code: str) -> str:
    """Return the scrypt digest (RFC 7914; n 16384, r 8, p 1) of a code, salted by its complaint's number."""
    plain = code.upper().replace("-", "").replace(" ", "")
    return scrypt(plain.encode(), salt=complaint_id.encode(), **_COST, dklen=32).hex()


def fits(complaint_id: str, code: str, digest: str) -> bool:
    """Return whether a code is that of a complaint, in a time that tells nothing."""
    return compare_digest(code_digest(complaint_id, code), digest)


def _drawn(count: int, entropy: Entropy) -> str:
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in entropy(count))
