"""What would lift a company, as the register keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from credit.explaining import Explanation, Outlook, Way
from credit.explaining.kept_outlooks import kept_outlook
from credit.rulebook.scalars import Bilingual
from credit.scoring.hypotheses import Hypothesis, Verdict


@dataclass(frozen=True)
class _Explained:
    outlook: Outlook


def _kept(*ways: Way) -> object:
    return kept_outlook(cast("Explanation", _Explained(Outlook(ways))))


def test_a_way_is_kept_with_what_it_leads_to() -> None:
    """Both languages, the score in thousandths and the grade that was tried out."""
    way = Way(Bilingual(zh="修复", en="Repair"), Hypothesis("C1"), Verdict(85_000, "AAA", eligible=True))

    assert _kept(way) == {"ways": [{"zh": "修复", "en": "Repair", "score_milli": 85_000, "grade": "AAA"}]}


def test_no_way_is_an_answer_too() -> None:
    """Where nothing that was tried lifts the company, that is what is kept."""
    assert _kept() == {"ways": []}
