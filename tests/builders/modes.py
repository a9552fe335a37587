"""Builds what a town records of an old estate of Zhuji: described, then served in a mode.

events = (described(fit="no"), begun("community_trust", basics=["cleaning"]))
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from bidding.modes import ModeEvent, ModeMove, law_for
from bidding.modes.law_shapes import ModeLaw

__all__ = ["AT", "TODAY", "ZHUJI", "ZIYANG", "begun", "described", "ended"]

AT: Final = datetime(2024, 6, 1, 1, tzinfo=UTC)
TODAY: Final = date(2024, 6, 1)
ZHUJI: Final[ModeLaw] = law_for("330681")
ZIYANG: Final[ModeLaw] = law_for("512002")


def described(
    kind: str = "old", on: date = date(2024, 1, 1), traits: Mapping[str, str] | None = None, at: datetime = AT,
    **told: str,
) -> ModeEvent:  # fmt: skip
    """Return that the town of Zhuji says what the estate is, with its traits one by one or all together."""
    details = {"kind": kind, "traits": {**(traits or {}), **told}, "jurisdiction": "330681"}
    return ModeEvent(ModeMove.DESCRIBE, on, at, "Xinan", "survey of 2024", details=details)


def begun(
    mode: str = "community_trust", on: date = date(2024, 2, 1), until: date | None = None, at: datetime = AT,
    **details: object,
) -> ModeEvent:  # fmt: skip
    """Return that a mode begins, given by a residents' committee with all three basics unless said otherwise."""
    given = {"mode": mode, "provider": "Willow residents' committee", "basics": ["cleaning", "greening", "security"]}
    return ModeEvent(ModeMove.BEGIN, on, at, "Xinan", "agreement 12", until, given | details)


def ended(on: date, reason: str = "a company was chosen") -> ModeEvent:
    """Return that the mode ended."""
    return ModeEvent(ModeMove.END, on, AT, "Xinan", "notice 3", details={"reason": reason})
