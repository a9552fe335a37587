"""Titles that the laws and rules themselves give in both languages, for when a reason carries the English one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

__all__ = ["FOLDERS", "titles_in"]

_ROOT: Final = Path(__file__).resolve().parent.parent.parent
FOLDERS: Final = tuple(
    _ROOT / name
    for name in (
        "bidding",
        "credit/complaints",
        "credit/groups",
        "credit/inspections",
        "credit/renovation",
        "credit/standing",
    )
)
"""Where rules lie as data beside the code that refuses by them."""

_QUOTED: Final = r'"(?:[^"\\]|\\.)*"'
_PAIR: Final = re.compile(
    rf'zh: (?P<zh>{_QUOTED}|[^"{{}}\n>]*?)(?:, |,?\n +)en: (?P<en>{_QUOTED}|[^"{{}},\n]*(?=}})|[^"\n>][^\n]*)'
)
"""`{zh: ..., en: ...}`, on one line or two: searched for, as to read all this YAML would take a second of a page.
Texts folded over lines are not found; they are notes, and no reason is made of them."""


def titles_in(folders: Iterable[Path] = FOLDERS) -> dict[str, tuple[str, ...]]:
    """Return the Chinese of each English text that stands in data beside it; several, where cities put it differently.

    What holds in the whole country comes first.
    """
    found: dict[str, dict[str, None]] = {}
    files = (file for folder in folders for file in folder.rglob("*.yaml"))
    for file in sorted(files, key=lambda file: (file.stem != "national", file)):
        for pair in _PAIR.finditer(file.read_text(encoding="utf-8")):
            found.setdefault(_text(pair["en"]), {})[_text(pair["zh"])] = None
    return {english: tuple(chinese) for english, chinese in found.items()}


def _text(written: str) -> str:
    return str(json.loads(written)) if written.startswith('"') else written
