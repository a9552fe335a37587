"""Names found by their signs, by their pinyin, or by the initials of it (拼音检索)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pypinyin import lazy_pinyin

__all__ = ["NameIndex"]


class NameIndex:
    """What names are searched by; made once for a publication, because pinyin costs more than looking it up."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take id -> name."""
        self._keys = {key: (f"{name} {key}".casefold(), _spoken(name)) for key, name in names.items()}

    def matching(self, text: str) -> frozenset[str]:
        """Return the ids whose name or id holds the text, or whose pinyin has it, each syllable whole or only begun.

        `ntwy`, `nantwy` and `nantai wuye` all find 南泰物业; case and spaces do not matter.
        """
        written = text.casefold().strip()
        typed = "".join(written.split())
        spoken = re.compile(r"\|" + r"(?:[^|]*\|)?".join(map(re.escape, typed)))
        return frozenset(
            key
            for key, (plain, syllables) in self._keys.items()
            if written in plain or (typed.isascii() and spoken.search(syllables))
        )


@lru_cache(maxsize=65_536)
def _spoken(name: str) -> str:
    """Return the syllables of a name, each after a bar."""
    return "".join(f"|{part.casefold()}" for part in lazy_pinyin(name))
