"""What would lift each company one grade, tried out, in the form the register keeps."""

from __future__ import annotations

from collections.abc import Sequence

from credit.explaining.outlook import Advance, Outlook, Way, outlooks
from credit.scoring.rating import Rated

__all__ = ["kept_outlook", "kept_outlooks"]


def kept_outlooks(
    rated: Rated, companies: Sequence[str] | None = None, advance: Advance | None = None
) -> dict[str, dict[str, object]]:
    """Return what is kept of the outlook of some companies of a run, of all where none are named.

    `advance` is told how many are done, of how many.
    """
    named = list(rated.by_company) if companies is None else companies
    return {company: kept_outlook(one) for company, one in outlooks(rated, named, advance).items()}


def kept_outlook(outlook: Outlook) -> dict[str, object]:
    """Return {"ways": [{"zh", "en", "score_milli", "grade"}, ...]}; no way where none that was tried lifts it."""
    return {"ways": [_plain(way) for way in outlook.ways]}


def _plain(way: Way) -> dict[str, object]:
    return {
        "zh": way.text.zh, "en": way.text.en, "score_milli": way.verdict.score, "grade": way.verdict.grade,
    }  # fmt: skip
