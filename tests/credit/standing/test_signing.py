"""Statements that an authority signs."""

from __future__ import annotations

from typing import Any

import pytest

from credit.standing.signing import check_signed, signed_content, signer_of
from models.errors import InputError
from tests.builders.listings import HEAD, OTHER

CONTENT = {"format": "wuxin test 1", "a": 1}
SIGNED = signed_content(CONTENT, HEAD.name, HEAD.pair)


def test_the_signer_is_named() -> None:
    """By the public key that comes along."""
    assert check_signed(SIGNED, "wuxin test 1", "file") == HEAD.key
    assert signer_of(SIGNED) == HEAD.key


@pytest.mark.parametrize(
    "changed",
    [
        {"content": {**CONTENT, "a": 2}}, {"key": OTHER.key.vkey}, {"signature": "AAAA"}, {"signature": "!"},
        {"content": {"format": "wuxin test 2", "a": 1}}, {"more": 1}, {"content": {**CONTENT, "a": 1.5}}, {"key": "x"},
    ],
)  # fmt: skip
def test_whatever_is_changed_shows(changed: dict[str, Any]) -> None:
    """Content, key, signature, format and parts are each held."""
    with pytest.raises(InputError):
        check_signed({**SIGNED, **changed}, "wuxin test 1", "file")


def test_what_is_no_statement_is_named() -> None:
    """A list, a key or a signature that is no text."""
    changes: tuple[dict[str, Any], ...] = ({"key": 5}, {"signature": None}, {"content": []})
    for wrong in ([], *({**SIGNED, **changed} for changed in changes)):
        with pytest.raises(InputError, match="no signed statement"):
            check_signed(wrong, "wuxin test 1", "file")
