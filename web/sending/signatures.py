"""Signatures of deliveries, as the Standard Webhooks specification has them: HMAC-SHA256 over id, moment and body."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Final

__all__ = ["headers_of", "signature_of"]

_PREFIX: Final = "whsec_"


def headers_of(message_id: str, moment: int, body: bytes, secret: str) -> dict[str, str]:
    """Return the three headers of a delivery at a moment in whole seconds since 1970."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature_of(message_id, moment, body, secret),
    }


def signature_of(message_id: str, moment: int, body: bytes, secret: str) -> str:
    """Return `v1,` and the base64 of the HMAC under the secret (`whsec_` and base64)."""
    signed = f"{message_id}.{moment}.".encode() + body
    key = b64decode(secret.removeprefix(_PREFIX))
    return f"v1,{b64encode(hmac.new(key, signed, sha256).digest()).decode()}"
