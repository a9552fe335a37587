"""Public randomness (公共随机数): lotteries whose result is written in one way only, and how many bits each gives.

Whoever could choose between `1 2 3` and `01,02,03` after the lottery could choose between draws; so the form is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import comb, prod
from typing import Any, Final

from models.errors import Problem

__all__ = ["LOTTERIES", "Lottery", "Source", "result_faults", "source_faults", "source_of"]

_MOST_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Lottery:
    """A lottery that draws from one or more drums: `drums` holds (numbers drawn, highest number) of each."""

    name: str
    drums: tuple[tuple[int, int], ...]

    @property
    def bits(self) -> int:
        """Return the whole bits of one result: log2 of the number of results, rounded down."""
        return prod(comb(highest, drawn) for drawn, highest in self.drums).bit_length() - 1

    @property
    def form(self) -> str:
        """Return in words how a result is written."""
        chinese = "，再以“ + ”接".join(f" 1 至 {highest} 中的 {drawn} 个号码" for drawn, highest in self.drums)
        english = ", then ' + ' and ".join(f"{drawn} of 1 to {highest}" for drawn, highest in self.drums)
        return f"{chinese.strip()}；由小到大，各两位，空格分隔 ({english}; rising, two digits each, blanks between)"

    def written(self, text: str) -> str | None:
        """Return the result in its one form, read from digits in any order; None where it is no result."""
        parts = [[_number(digits) for digits in re.findall(r"\d+", part, re.ASCII)] for part in text.split("+")]
        fits = len(parts) == len(self.drums) and all(
            len(part) == drawn == len(set(part)) and min(part) >= 1 and max(part) <= highest
            for part, (drawn, highest) in zip(parts, self.drums, strict=True)
        )
        return " + ".join(" ".join(f"{n:02}" for n in sorted(part)) for part in parts) if fits else None


def _number(digits: str) -> int:
    """Return the number; 0, which no lottery draws, for more digits than any has."""
    return int(digits) if len(digits) <= _MOST_DIGITS else 0


LOTTERIES: Final = {
    lottery.name: lottery
    for lottery in (
        Lottery("快乐8", ((20, 80),)),
        Lottery("双色球", ((6, 33), (1, 16))),
        Lottery("超级大乐透", ((5, 35), (2, 12))),
    )
}
"""Lotteries of China whose rules fix how many numbers are drawn from how many; the first alone gives enough bits."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the randomness will come from: what, of which day, written how, and how many bits it gives."""

    name: str
    day: date
    form: str
    bits: int

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        return {"name": self.name, "day": self.day.isoformat(), "form": self.form, "bits": self.bits}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Source:
        """Return the source that `as_dict` told."""
        return cls(str(told["name"]), date.fromisoformat(told["day"]), str(told["form"]), int(told["bits"]))


def source_of(lottery: Lottery, day: date) -> Source:
    """Return the source that a lottery is on one day."""
    return Source(lottery.name, day, lottery.form, lottery.bits)


def source_faults(source: Source) -> list[Problem]:
    """Return what is wrong with the description of a source; that of a known lottery must be ours."""
    known = LOTTERIES.get(source.name)
    if known is not None and source != source_of(known, source.day):
        what = f"{source.name} is written as '{known.form}' and gives {known.bits} bits"
        return [Problem("source", what, "Leave form and bits to Wuxin for this lottery.")]
    said = bool(source.name.strip() and source.form.strip()) and source.bits >= 1
    remedy = "Say what is drawn, in which form the result is written, and how many bits it gives."
    return [] if said else [Problem("source", "it is not described", remedy)]


def result_faults(source: Source, randomness: str) -> list[Problem]:
    """Return what is wrong with a result of the source; only that of a known lottery can be checked."""
    lottery = LOTTERIES.get(source.name)
    if lottery is None:
        return []
    written = lottery.written(randomness)
    if written is None:
        return [Problem("randomness", f"{randomness!r} is no result of {source.name}", f"Write {lottery.form}.")]
    if written != randomness:
        return [Problem("randomness", f"{randomness!r} is not in the form on record", f"Write it as '{written}'.")]
    return []
