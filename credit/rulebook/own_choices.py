"""A choice of ours in words: that it is ours is said once, also where its reason says so by itself."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["own_choice"]

_SAYS_SO: Final = {
    "zh": re.compile("本系统自定"), "en": re.compile(r"\bours\b|\bour (?:own )?choice\b", re.IGNORECASE),
}  # fmt: skip
_SAID: Final = {"zh": "本系统自定：", "en": "Our own choice: "}


def own_choice(reason: str, language: str) -> str:
    """Return the reason of a choice, with whose choice it is before it where the reason does not tell."""
    return reason if _SAYS_SO[language].search(reason) else f"{_SAID[language]}{reason}"
