"""Two ratings side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.explaining.trials import Cause, compared
from credit.rulebook.parameters import parameters, with_parameter
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated, rate_facts
from tests.builders.packages import COMPANY, OTHER_COMPANY, facts_of_rows
from tests.builders.rulebooks import minimal_rulebook

_DAY = date(2024, 6, 30)


def _rated(folder: Path, book: Rulebook) -> Rated:
    late = {"received_at": "2024-03-01", "answered_at": "2024-05-01", "liability": "company", "upheld": "true"}
    companies = [{}, {"company_id": OTHER_COMPANY, "name": "清河物业"}]
    facts = facts_of_rows(folder / book.digest, companies=companies, complaints=[late], records=[{"event": "award"}])
    return rate_facts(facts, book, as_of=_DAY)


def _with(part: str, key: str, value: str) -> Rulebook:
    book = minimal_rulebook()
    return with_parameter(book, next(o.place for o in parameters(book) if (o.part, o.key) == (part, key)), value)


def test_a_dearer_rule_lowers_whoever_it_falls_on(tmp_path: Path) -> None:
    """With the rule and its points before and after; nobody else moves."""
    found = compared(_rated(tmp_path, minimal_rulebook()), _rated(tmp_path, _with("tiny.late", "points", "-30")))
    (shift,) = found.shifts

    assert (shift.company_id, shift.rises) == (COMPANY, False)
    assert shift.causes[0].name == "tiny.late"
    assert shift.causes[0] == Cause("tiny.late", -500, shift.causes[0].after)
    assert sum(found.before.values()) == sum(found.after.values()) == found.companies


def test_the_same_rulebook_moves_nobody(tmp_path: Path) -> None:
    """No shift, equal counts."""
    found = compared(_rated(tmp_path, minimal_rulebook()), _rated(tmp_path, minimal_rulebook()))

    assert found.shifts == ()
    assert found.before == found.after
