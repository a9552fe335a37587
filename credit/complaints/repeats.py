"""Whether a complaint repeats another: same community, same matter, close in time, and alike in words.

Alike: the share of pairs of neighbouring characters that two texts have in common, twice the common pairs over all
pairs (Dice 1945). Anybody can count it with a pencil; no model decides who is heard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from unicodedata import normalize

from credit.complaints.desk_rules import RepeatRule
from models.values.moments import shanghai_date

__all__ = ["Heard", "Repeat", "alike_milli", "repeat_of"]

_WORDS: Final = re.compile(r"\w", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is compared of a complaint; a text that was erased is None and like no other."""

    complaint_id: str
    community_id: str | None
    matter: str
    received_at: datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class Repeat:
    """That a complaint repeats an earlier one, and how alike they are, in thousandths."""

    of: str
    similarity_milli: int
    days: int

    @property
    def reason(self) -> str:
        """Return the reason as it is shown and recorded."""
        return (f"same community, same matter, {self.days} days apart, "
                f"{self.similarity_milli / 10:.1f} % of the pairs of characters in common")  # fmt: skip


def alike_milli(one: str, other: str) -> int:
    """Return how alike two texts are, 0 to 1000, rounded down: pairs of neighbouring letters in common (Dice).

    Punctuation and blanks are left out; wide and narrow forms, capitals and small letters count as the same.
    """
    first, second = _pairs(one), _pairs(other)
    every = first.total() + second.total()
    return 2000 * (first & second).total() // every if every else 0


def _pairs(text: str) -> Counter[str]:
    letters = "".join(_WORDS.findall(normalize("NFKC", text).casefold()))
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


def repeat_of(new: Heard, earlier: Iterable[Heard], rule: RepeatRule) -> Repeat | None:
    """Return the earlier complaint that the new one repeats: the most alike, then the earliest; None for none.

    A complaint without a community or without a text repeats nothing: nobody could say why.
    """
    if new.community_id is None or not new.text:
        return None
    found = [repeat for other in earlier if (repeat := _repeat(new, other, rule)) is not None]
    return min(found, key=lambda one: (-one.similarity_milli, -one.days, one.of), default=None)


def _repeat(new: Heard, other: Heard, rule: RepeatRule) -> Repeat | None:
    days = (shanghai_date(new.received_at) - shanghai_date(other.received_at)).days
    same = other.community_id == new.community_id and other.matter == new.matter
    if not same or not other.text or not 0 <= days <= rule.within_days or other.complaint_id == new.complaint_id:
        return None
    milli = alike_milli(new.text or "", other.text)
    return Repeat(other.complaint_id, milli, days) if milli >= rule.alike * 1000 else None
