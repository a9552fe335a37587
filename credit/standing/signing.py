"""Statements that an authority signs: canonical content under a key, verified by anybody without a server.

The signature is Ed25519 (RFC 8032) over a line that names the kind of statement, and the canonical JSON (RFC 8785) of
the content; so that no signature of one kind can be taken for another.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

from models.errors import InputError, Problem
from models.keys import KeyPair, PublicKey, parse_vkey, sign, verify
from models.values.canonical import canonical

__all__ = ["Signed", "check_signed", "signed_content", "signer_of"]

Signed = Mapping[str, Any]
"""`content`, `key` (vkey) and `signature` (base64), as plain values."""
_PARTS: Final = {"content": dict, "key": str, "signature": str}
_REMEDY: Final = "Take the whole file as it was given out."


def signed_content(content: Mapping[str, Any], name: str, pair: KeyPair) -> dict[str, Any]:
    """Return the content with the signature of the pair, whose holder's name it is. `content["format"]` names its kind.

    Raises ValueError for a content without a canonical form.
    """
    signature = sign(pair, _message(content))
    key = PublicKey(name, pair.suite, pair.public)
    return {"content": dict(content), "key": key.vkey, "signature": base64.b64encode(signature).decode()}


def signer_of(signed: Signed) -> PublicKey | None:
    """Return whose signature it is; None where the signature does not hold."""
    key = parse_vkey(signed["key"])
    try:
        signature = base64.b64decode(signed["signature"], validate=True)
    except binascii.Error:
        return None
    return key if verify(key.suite, key.public, _message(signed["content"]), signature) else None


def check_signed(document: object, format_: str, where: str) -> PublicKey:
    """Return who signed a document of a format. Raises InputError for another form, and for a signature that fails."""
    if not isinstance(document, dict) or {name: type(part) for name, part in document.items()} != _PARTS:
        raise InputError(Problem(where, "this is no signed statement of ours", _REMEDY))
    if document["content"].get("format") != format_:
        raise InputError(Problem(where, f"this is not a {format_!r}", _REMEDY))
    try:
        key = signer_of(document)
    except ValueError as error:
        raise InputError(Problem(where, f"it cannot be read: {error}", _REMEDY)) from None
    if key is None:
        what = "the signature does not hold: content, key or signature was changed"
        raise InputError(Problem(where, what, "Do not rely on it; ask who signed it for another copy."))
    return key


def _message(content: Mapping[str, Any]) -> bytes:
    return f"{content['format']}\n".encode() + canonical(dict(content))
