"""Complaints as evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit import load_rulebook
from credit.complaints import evidence_row, known_by
from credit.complaints.moves import Move, Party
from credit.scoring.rating import rate_facts
from tests.builders.complaints import AT, reception, step, walked
from tests.builders.packages import facts_of_rows

MOVES = (Move.ROUTE, Move.ACCEPT, Move.ANSWER, Move.FIND, Move.CLOSE, Move.RATE)
STEPS = [step(move, number) for number, move in enumerate(MOVES, start=1)]


def test_a_row_says_what_a_rating_reads() -> None:
    """Liability, finding, answer, close and mark."""
    row = evidence_row(walked(*STEPS))

    assert (row["liability"], row["upheld"], row["satisfaction"], row["category"]) == ("company", True, 4, "lift")


@given(st.integers(0, 8))
def test_no_row_knows_what_was_recorded_later(hours: int) -> None:
    """A row of today that was recorded by a moment is the row of that moment."""
    moment = AT + timedelta(hours=hours)
    now, then = known_by(reception(), STEPS, None), known_by(reception(), STEPS, moment)
    assert now is not None
    assert then is not None
    row = evidence_row(now)

    assert row["recorded_at"] > moment or row == evidence_row(then)


def test_what_was_not_received_is_not_known() -> None:
    """Before it was recorded."""
    assert known_by(reception(), STEPS, AT - timedelta(seconds=1)) is None


@pytest.mark.parametrize("rulebook", ["rongcheng", "zhuji"])
@given(others=st.lists(st.tuples(st.sampled_from([party for party in Party if party is not Party.COMPANY]),
                                 st.booleans(), st.integers(1, 5), st.integers(0, 300)), max_size=8))  # fmt: skip
@settings(max_examples=3)
def test_a_complaint_that_is_not_the_companys_changes_no_grade(
    tmp_path_factory: pytest.TempPathFactory, rulebook: str, others: list[tuple[Party, bool, int, int]]
) -> None:
    """ZJ-05, ZJ-06, LS-08: whatever else is wrong with a complaint, only a company's own liability scores."""
    book, folder = load_rulebook(rulebook), tmp_path_factory.mktemp("cities")
    own: list[dict[str, Any]] = [{"complaint_id": "own", "received_at": "2024-03-01", "liability": "company"}]
    rows = own + [
        {"complaint_id": f"c{number}", "received_at": f"{date(2023, 7, 1) + timedelta(days=days)}",
         "liability": str(party), "upheld": str(upheld).lower(), "satisfaction": str(mark)}
        for number, (party, upheld, mark, days) in enumerate(others)
    ]  # fmt: skip
    rated = [
        rate_facts(facts_of_rows(folder / name, complaints=some), book, as_of=date(2024, 6, 30)).ratings
        for name, some in (("own", own), ("all", rows))
    ]

    assert rated[0][["score", "grade"]].equals(rated[1][["score", "grade"]])
