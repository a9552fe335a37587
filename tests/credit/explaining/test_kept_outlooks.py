"""What would lift a company, as the register keeps it."""

from __future__ import annotations

from credit.explaining import Outlook, Way
from credit.explaining.kept_outlooks import kept_outlook, kept_outlooks
from credit.rulebook.scalars import Bilingual
from credit.scoring.hypotheses import Hypothesis, Verdict
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import rated, scenarios


def test_a_way_is_kept_with_what_it_leads_to() -> None:
    """Both languages, the score in thousandths and the grade that was tried out."""
    way = Way(Bilingual(zh="修复", en="Repair"), Hypothesis("C1"), Verdict(85_000, "AAA", eligible=True))

    assert kept_outlook(Outlook((way,))) == {
        "ways": [{"zh": "修复", "en": "Repair", "score_milli": 85_000, "grade": "AAA"}]
    }


def test_no_way_is_an_answer_too() -> None:
    """Where nothing that was tried lifts the company, that is what is kept."""
    assert kept_outlook(Outlook()) == {"ways": []}


def test_all_companies_of_a_run_are_told_of() -> None:
    """Those at the top too, for whom there is no way; and it is said how far one is."""
    run = rated(scenarios(top=[{"event": "award", "quantity": 5}], low=[{"event": "penalty"}]), minimal_rulebook())
    told: list[tuple[int, int]] = []
    kept = kept_outlooks(run, advance=lambda done, whole: told.append((done, whole)))

    assert {company: bool(one["ways"]) for company, one in kept.items()} == {"top": False, "low": True}
    assert kept_outlooks(run, ["low"]) == {"low": kept["low"]}
    assert told == [(2, 2)]
