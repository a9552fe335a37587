"""What may be a passphrase, and the bytes it stands for: length over composition (NIST SP 800-63B rev. 3, 5.1.1.2)."""

from __future__ import annotations

import unicodedata
from typing import Final

from models.errors import InputError, Problem

__all__ = ["LONGEST", "SHORTEST", "check_passphrase", "passphrase_bytes"]

SHORTEST: Final = 12
"""Characters at least: our choice. NIST asks for 8 where a server counts guesses; nobody counts them on a file."""
LONGEST: Final = 1024
_DIFFERENT: Final = 5


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the passphrase in Unicode NFKC as UTF-8; nothing is cut off, and no space is taken away.

    NFKC makes full-width letters, digits and spaces of a Chinese keyboard the same as the plain ones. Raises InputError
    for control characters and for code points that are not assigned, whose normal form may change (UAX 15, 12.1).
    """
    categories = {unicodedata.category(character) for character in passphrase}
    if categories & {"Cc", "Cn", "Cs"}:
        what = "it holds a control character, or one that Unicode does not assign"
        raise InputError(Problem("passphrase", what, "Use letters, words, digits, signs and spaces of any language."))
    return unicodedata.normalize("NFKC", passphrase).encode()


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too easy for a new key: raises InputError with every reason.

    From 12 to 1024 characters after NFKC, five different ones among them; no rule on kinds of characters.
    """
    text = passphrase_bytes(passphrase).decode()
    reasons = (
        (len(text) < SHORTEST, f"it has {len(text)} characters, at least {SHORTEST} are needed"),
        (len(text) > LONGEST, f"it has {len(text)} characters, at most {LONGEST} are taken"),
        (len(set(text)) < _DIFFERENT, f"it has only {len(set(text))} different characters, and is soon guessed"),
    )
    remedy = "Take four or more words that do not belong together, or a sentence that only you would say."
    problems = [Problem("passphrase", reason, remedy) for is_so, reason in reasons if is_so]
    if problems:
        raise InputError(problems)
