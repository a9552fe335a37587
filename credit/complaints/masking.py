"""Personal data with all hidden that its reader does not need."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["masked_name", "masked_phone", "masked_text"]

_NUMBER: Final = re.compile(r"(?<!\d)(\d{3})\d{3,}(\d[\dXx])(?!\d)")


def masked_name(name: str) -> str:
    """Return a name with its first character alone: 张三 is 张*."""
    return name[:1] + "*" * (len(name) > 1)


def masked_phone(phone: str) -> str:
    """Return a number with its first three and last two signs: 13812345678 is 138****78; a short one is all hidden."""
    return f"{phone[:3]}****{phone[-2:]}" if len(phone) >= 8 else "****"  # noqa: PLR2004 - three and two shown, three hidden


def masked_text(text: str) -> str:
    """Return a text with telephone and identity numbers hidden; names in it cannot be told from words and stay."""
    return _NUMBER.sub(r"\1****\2", text)
