"""Names and purposes of keys."""

from __future__ import annotations

import unicodedata
from typing import Final

from models.errors import InputError, Problem
from models.keys.pairs import ED25519, ED25519_X25519, suite_of

__all__ = ["LONGEST_NAME", "PURPOSES", "check_name", "check_purpose"]

LONGEST_NAME: Final = 128
PURPOSES: Final = {
    "log": ED25519, "witness": ED25519, "custodian": ED25519_X25519, "bidder": ED25519, "official": ED25519,
}  # fmt: skip
"""What a key is for, with the suite it has unless another is asked for."""


def check_name(name: str) -> str:
    """Return a name that a signed note can carry (C2SP signed-note, Format).

    It is not empty, in NFC (one writing of one name), at most 128 characters, without `+`, white space, control or
    invisible characters; raises InputError with every reason.
    """
    categories = {unicodedata.category(character)[0] for character in name}
    reasons = (
        (not name, "it is empty"),
        (len(name) > LONGEST_NAME, f"it has {len(name)} characters, at most {LONGEST_NAME}"),
        ("+" in name, "it holds a plus sign"),
        ("Z" in categories or any(map(str.isspace, name)), "it holds a space"),
        ("C" in categories, "it holds a control, invisible or unassigned character"),
        (unicodedata.normalize("NFC", name) != name, "it is not in Unicode normal form C"),
    )
    remedy = "Take a name like log.example.org or notary.example.org/zhang."
    problems = [Problem(f"name {name!r}", reason, remedy) for is_so, reason in reasons if is_so]
    if problems:
        raise InputError(problems)
    return name


def check_purpose(purpose: str, suite: str) -> str:
    """Return the purpose where a key of the suite can serve it; raises InputError otherwise."""
    if purpose not in PURPOSES:
        what = f"there is no purpose {purpose!r}"
        raise InputError(Problem("purpose", what, f"Known: {', '.join(PURPOSES)}."))
    if purpose == "custodian" and not suite_of(suite).seals:
        what = f"nothing can be sealed to a key of {suite}, and custodians receive sealed shares"
        raise InputError(Problem("purpose", what, f"Use {PURPOSES[purpose]}."))
    return purpose
