"""Who a rulebook proposes for its lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from credit.evidence import Facts
from credit.rulebook.shapes import RankList
from credit.scoring.rating import Rated
from credit.scoring.terms import LIFTED
from credit.standing.lists import Entry, propose_lists, ranked
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import facts, rated

_AS_OF = date(2024, 6, 30)


def _run(*scores: int, grades: dict[int, str] | None = None, statuses: dict[int, str] | None = None) -> Rated:
    """Return a run of companies c0, c1, ... with these scores; all are rated, of grade A, unless said otherwise."""
    rows = [
        {"company_id": f"c{n}", "score": score, "grade": (grades or {}).get(n, "A"),
         "status": (statuses or {}).get(n, "rated")}
        for n, score in enumerate(scores)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["company_id", "score", "grade", "status"])
    return Rated(minimal_rulebook(), _AS_OF, None, "duckdb", Facts({}), frame)


def _listed(run: Rated, share: str, **rule: Any) -> list[tuple[str, int | None]]:  # noqa: ANN401 - any key of a list
    entries = ranked(run, RankList.model_validate({"share": share, "valid": "P6M"} | rule))
    return [(entry.company_id, entry.place) for entry in entries]


@pytest.mark.parametrize(
    ("share", "number"), [("10%", 1), ("20%", 1), ("20.1%", 2), ("40%", 2), ("100%", 5), ("0.001%", 1)]
)
def test_a_share_is_rounded_up(share: str, number: int) -> None:
    """A tenth of five is one, anything above a fifth is two."""
    assert len(_listed(_run(50, 40, 30, 20, 10), share)) == number


def test_a_share_is_exact() -> None:
    """A tenth of thirty is three, whatever a float makes of 0.1 x 30."""
    assert len(_listed(_run(*range(1000, 1030)), "10%")) == 3
    assert len(_listed(_run(*range(1000, 1100)), "7%")) == 7


def test_everyone_level_with_the_last_is_on_the_list() -> None:
    """Equal scores share a place and are in company order; who comes after them counts those before."""
    assert _listed(_run(70, 90, 80, 80, 80), "40%") == [("c1", 1), ("c2", 2), ("c3", 2), ("c4", 2)]
    assert _listed(_run(80, 90, 90, 80), "75%") == [("c1", 1), ("c2", 1), ("c0", 3), ("c3", 3)]


def test_a_list_from_the_bottom_starts_with_the_last() -> None:
    """The lowest score is in the first place."""
    assert _listed(_run(70, 90, 60, 70), "50%", **{"from": "bottom"}) == [("c2", 1), ("c0", 2), ("c3", 2)]


def test_only_the_rated_are_counted_and_listed() -> None:
    """Who has no project or takes no part is neither in the share nor on the list."""
    run = _run(90, 80, 70, 60, statuses={0: "no_project", 3: "not_participating"})

    assert _listed(run, "50%") == [("c1", 1)]


def test_a_grade_is_asked_for_after_the_share() -> None:
    """The share is of all who are rated; a grade that is not asked for stands aside and gives up its place."""
    run = _run(90, 80, 70, 60, grades={0: "C"})

    assert _listed(run, "50%", grades=["A"]) == [("c1", 1), ("c2", 2)]
    assert _listed(run, "50%", grades=["AAA"]) == []


def test_nobody_rated_is_nobody_listed() -> None:
    """An empty run, and a rulebook without the list."""
    assert _listed(_run(), "10%") == []
    assert ranked(_run(90), None) == ()


def test_an_entry_says_its_term() -> None:
    """From the day of the run, by the calendar."""
    (entry,) = ranked(_run(90), RankList.model_validate({"share": "10%", "valid": "P8M"}))

    assert entry == Entry("c0", 1, 90, "A", None, None, None, _AS_OF, date(2025, 2, 28))


def test_a_rulebook_proposes_what_it_names() -> None:
    """Red from the top, grey from the bottom, black by its triggers; lifted and ended ones are not on it."""
    black = [{"id": f"black.{event}", "event": event, "for": length, "basis": CHOICE}
             for event, length in (("accident", "P1Y"), ("fraud", "forever"))]  # fmt: skip
    lists = {"red": {"share": "10%", "valid": "P6M"}, "grey": {"share": "10%", "from": "bottom", "valid": "P6M"}}
    records = [
        {"company_no": 1, "event": "accident"}, {"company_no": 1, "event": "fraud", "occurred_on": "2020-01-01"},
        {"company_no": 2, "event": "accident"}, {"company_no": 2, "event": LIFTED},
        {"company_no": 3, "event": "accident", "occurred_on": "2023-06-30"}, {"company_no": 0, "event": "award"},
        {"company_no": 3, "event": "penalty"},
    ]  # fmt: skip
    found = propose_lists(rated(facts(4, records=records), minimal_rulebook(lists={**lists, "black": black})))

    assert [entry.company_id for entry in (*found.red, *found.grey)] == ["c0", "c3"]
    assert [(entry.company_id, entry.rule, entry.starts_on, entry.ends_on) for entry in found.black] == [
        ("c1", "black.fraud", date(2020, 1, 1), None), ("c1", "black.accident", date(2024, 3, 1), date(2025, 3, 1)),
    ]  # fmt: skip


def test_a_rulebook_without_lists_proposes_nobody() -> None:
    """Three empty lists."""
    found = propose_lists(rated(facts(2), minimal_rulebook()))

    assert (found.red, found.grey, found.black) == ((), (), ())
