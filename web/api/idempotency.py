"""The same request twice is done once: a key that the caller chooses, and the answer kept under it, sealed.

After draft-ietf-httpapi-idempotency-key-header-07. The answer may hold what is told once, so it lies under a key that
only the token's secret gives.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import request

from models.errors import Problem
from models.record.clerk import Entropy
from web.api.problems import ApiProblem

__all__ = ["Answered", "asked_key", "check_same", "request_digest", "sealed", "unsealed"]

_KEY: Final = re.compile(r"[!#-~]{1,200}", re.ASCII)
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: the status, the body as JSON, and where the resource is."""

    status: int
    body: Any
    location: str = ""


def asked_key() -> str | None:
    """Return the key of the request, None without one; raises ApiProblem 422 for one that is none."""
    given = request.headers.get("Idempotency-Key")
    if given is None:
        return None
    key = given[1:-1] if given.startswith('"') and given.endswith('"') else given
    if not _KEY.fullmatch(key):
        what = "it is no key: 1 to 200 visible signs of ASCII without spaces"
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, Problem("Idempotency-Key", what, "A UUID will do."))
    return key


def request_digest() -> str:
    """Return what tells one request from another: the SHA-256 of method, address and body."""
    return sha256(f"{request.method} {request.full_path}\n".encode() + request.get_data()).hexdigest()


def check_same(kept: str) -> None:
    """Raise ApiProblem 409 where the key was used for another request, whose digest is `kept`."""
    if kept != request_digest():
        what = "this key was used for another request"
        raise ApiProblem(HTTPStatus.CONFLICT, Problem("Idempotency-Key", what, "Give each new request a new key."))


def sealed(answered: Answered, secret: str, key: str, entropy: Entropy) -> bytes:
    """Return the answer under a key that the token's secret and the caller's key give."""
    nonce, plain = entropy(_NONCE), json.dumps([answered.status, answered.body, answered.location]).encode()
    return nonce + ChaCha20Poly1305(_sealing_key(secret, key)).encrypt(nonce, plain, None)


def unsealed(data: bytes, secret: str, key: str) -> Answered:
    """Return the answer that was sealed so."""
    nonce, rest = data[:_NONCE], data[_NONCE:]
    return Answered(*json.loads(ChaCha20Poly1305(_sealing_key(secret, key)).decrypt(nonce, rest, None)))


def _sealing_key(secret: str, key: str) -> bytes:
    return HKDF(SHA256(), 32, None, f"wuxin idempotency 1\n{key}".encode()).derive(secret.encode())
