"""What would lift a company one grade, as `credit.explain` tried it out, in the form the register keeps."""

from __future__ import annotations

from credit.explaining import Explanation, Way
from web.register.rows import Cells

__all__ = ["outlook_of"]


def outlook_of(explanation: Explanation) -> Cells:
    """Return {"ways": [{"zh", "en", "score_milli", "grade"}, ...]}; no way where none that was tried lifts it."""
    return {"ways": [_plain(way) for way in explanation.outlook.ways]}


def _plain(way: Way) -> Cells:
    return {
        "zh": way.text.zh, "en": way.text.en, "score_milli": way.verdict.score, "grade": way.verdict.grade,
    }  # fmt: skip
