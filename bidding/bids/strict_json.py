"""Files of bidding read strictly: canonical JSON in one writing, so that no byte can change and mean the same."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, PlainSerializer

from credit.rulebook.validating import read_as
from models.errors import InputError, Problem
from models.values.canonical import canonical

__all__ = ["Bytes", "Digest", "Handle", "read_strict", "text_of"]

_Shaped = TypeVar("_Shaped", bound=BaseModel)


def _decoded(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    try:
        return base64.b64decode(value if isinstance(value, str) else "", validate=True)
    except (binascii.Error, ValueError):
        message = "this is no base64"
        raise ValueError(message) from None


Bytes = Annotated[
    bytes, BeforeValidator(_decoded), PlainSerializer(lambda data: base64.b64encode(data).decode(), when_used="json")
]
"""Bytes, in JSON as base64."""
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal."""
Handle = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""The handle of a submission."""


def text_of(shaped: BaseModel) -> bytes:
    """Return a shape as canonical JSON (RFC 8785), which `read_strict` reads back."""
    return canonical(shaped.model_dump(mode="json"))


def read_strict(shape: type[_Shaped], data: bytes, where: str, remedy: str) -> _Shaped:
    """Return what a file holds. Raises InputError with every fault, and for any other writing of the same."""
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(Problem(where, "it is cut off, or no JSON", remedy)) from None
    shaped = read_as(shape, content, where, remedy)
    if text_of(shaped) != data:
        raise InputError(Problem(where, "it was changed since it was made: it is not written as we write it", remedy))
    return shaped
