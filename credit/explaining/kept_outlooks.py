"""What would lift a company one grade, as `credit.explain` tried it out, in the form the register keeps."""

from __future__ import annotations

from credit.explaining.explanation import Explanation
from credit.explaining.outlook import Way

__all__ = ["kept_outlook"]


def kept_outlook(explanation: Explanation) -> dict[str, object]:
    """Return {"ways": [{"zh", "en", "score_milli", "grade"}, ...]}; no way where none that was tried lifts it."""
    return {"ways": [_plain(way) for way in explanation.outlook.ways]}


def _plain(way: Way) -> dict[str, object]:
    return {
        "zh": way.text.zh, "en": way.text.en, "score_milli": way.verdict.score, "grade": way.verdict.grade,
    }  # fmt: skip
