"""The words of a kind of note."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """A kind of note: subject and text in both languages; names in braces are facts."""

    zh: tuple[str, str]
    en: tuple[str, str]
