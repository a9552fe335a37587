"""Identifiers that check themselves: the unified social credit code (统一社会信用代码, GB 32100)."""

from __future__ import annotations

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

__all__ = ["uscc_fault"]

_FAULTS = {
    InvalidLength: "has not the 18 characters of a unified social credit code",
    InvalidFormat: "holds characters that no unified social credit code has",
    InvalidChecksum: "is no unified social credit code: its check digit is wrong",
}


def uscc_fault(text: str) -> str | None:
    """Return why the text is no unified social credit code in its written form, or None where it is one.

    Lower case, blanks and hyphens are faults too: one company must have one spelling.
    """
    try:
        written = uscc.validate(text)
    except ValidationError as error:
        return _FAULTS.get(type(error), "is no unified social credit code")
    return None if written == text else "must be written in capitals, without blanks or hyphens"
