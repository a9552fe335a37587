"""The second factor: a code of six digits that changes every thirty seconds (TOTP, RFC 6238), each good for one use."""

from __future__ import annotations

from base64 import b32encode
from datetime import datetime
from hmac import compare_digest
from typing import Final

from pyotp import TOTP

__all__ = ["address_of", "counter_of", "new_secret"]

_BYTES: Final = 20
_STEP: Final = 30
_AROUND: Final = 1
"""Steps before and after this one that count too: clocks of telephones differ (RFC 6238, section 5.2)."""


def new_secret(entropy: bytes) -> str:
    """Return the secret of a factor, in the letters that people can type, from 20 bytes of chance."""
    if len(entropy) != _BYTES:
        message = f"a secret takes {_BYTES} bytes of chance"
        raise ValueError(message)
    return b32encode(entropy).decode()


def address_of(secret: str, login: str) -> str:
    """Return the address that an authenticator reads from a QR code."""
    return TOTP(secret).provisioning_uri(login, issuer_name="Wuxin 物信")


def counter_of(secret: str, code: str, at: datetime, after: int | None = None) -> int | None:
    """Return the time step for which the code is right, after the last one used; None where there is none."""
    now = int(at.timestamp()) // _STEP
    factor = TOTP(secret, interval=_STEP)
    typed = code.strip().encode()  # as bytes: text that is not ASCII is compared with nothing
    for counter in range(now - _AROUND, now + _AROUND + 1):
        if (after is None or counter > after) and compare_digest(factor.generate_otp(counter).encode(), typed):
            return counter
    return None
