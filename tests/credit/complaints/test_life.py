"""The life of a complaint: its tables, and what no path can do."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from credit.complaints import CLOSE_OUT, LIFE, case_of, decide
from credit.complaints.case import Case
from credit.complaints.moves import Kind, LedgerState, Level, Move, Outcome, Party, Role, State
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.complaints import desk, given, reception, step, walked

ACCEPTED = (Move.ROUTE, Move.ACCEPT)
UNSETTLED = (*ACCEPTED, Move.OPEN_MEDIATION, Move.FAIL_MEDIATION)
LISTED = (Move.LEDGER_OPEN, Move.LEDGER_ASSIGN, Move.LEDGER_RECTIFY, Move.LEDGER_VERIFY)


@pytest.mark.parametrize("table", [LIFE, CLOSE_OUT], ids=["life", "ledger"])
def test_the_page_shows_the_tables(table: object) -> None:
    """docs/complaints.md holds both diagrams as the code has them."""
    assert table.diagram() in page("docs/complaints.md")  # type: ignore[attr-defined]


def test_a_life_ends_closed_with_evidence_and_a_mark() -> None:
    """Received, routed, accepted, answered, found, closed, marked."""
    case = walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE, Move.RATE)

    assert (case.state, case.closed_with, case.satisfaction, case.upheld) == (State.CLOSED, "doc 1", 4, True)


def test_what_mediation_left_unsolved_is_closed_by_the_ledger_alone() -> None:
    """RC-17: closed only when solved; the ledger entry is struck off with it (销号)."""
    unsettled = walked(*UNSETTLED, Move.FIND)
    verified = walked(*UNSETTLED, Move.FIND, *LISTED)

    assert ["nothing has been solved" in said for said in given(unsettled, Move.CLOSE)] == [True]
    assert decide(verified, step(Move.CLOSE, 50), desk()).ledger is LedgerState.STRUCK_OFF


def test_every_reason_is_told_at_once() -> None:
    """A handler who closes what is on the ledger and not found is told all three."""
    case = walked(*UNSETTLED, Move.LEDGER_OPEN)
    said = " ".join(given(case, Move.CLOSE, role=Role.HANDLER))

    assert all(word in said for word in ("may not do this", "not verified", "whether it is upheld"))


def test_a_resident_may_sue_at_any_time_and_a_company_after_mediation() -> None:
    """RC-21, and article 75 of the Shandong regulation, which leaves everybody the court."""
    accepted, failed = walked(*ACCEPTED), walked(*UNSETTLED)

    assert given(accepted, Move.SUE, role=Role.COMPLAINER) == []
    assert "mediation before suit" in given(accepted, Move.SUE, role=Role.COMPANY, plaintiff=Party.COMPANY)[0]
    assert given(failed, Move.SUE, role=Role.COMPANY, plaintiff=Party.COMPANY) == []


def test_a_complaint_can_be_reopened_and_counts_it() -> None:
    """Within the period; its mark is gone and an answer is owed again."""
    closed = walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE)
    again = decide(closed, step(Move.REOPEN, 100), desk())

    assert (again.state, again.reopened, again.closed_at) == (State.ACCEPTED, 1, None)
    assert "period ended" in given(closed, Move.REOPEN, hours=24 * 40)[0]


def test_liability_is_changed_by_a_reasoned_decision_alone() -> None:
    """Routing decides first; only the housing authority finds otherwise, with reason and document."""
    case = walked(*ACCEPTED)
    found = decide(case, step(Move.FIND, 5, liability=Party.UTILITY, upheld=None), desk())

    assert found.liability is Party.UTILITY
    assert "the reason is missing" in " ".join(given(case, Move.FIND, reason=None))
    assert "may not do this" in given(case, Move.FIND, role=Role.COMPANY)[0]


_PATHS = st.lists(
    st.tuples(
        st.sampled_from([*Move]), st.sampled_from([*Role]), st.sampled_from([*Level]), st.sampled_from([*Kind]),
        st.sampled_from([*Party]),
    ),
    min_size=15, max_size=60,
)  # fmt: skip


def _walk(path: list[tuple[Move, Role, Level, Kind, Party]]) -> list[Case]:
    """Return the complaint after each step that was let through; what was refused changed nothing."""
    cases = [case_of(reception())]
    for hours, (move, role, level, kind, party) in enumerate(path, start=1):
        words: dict[Move, dict[str, Any]] = {
            Move.ESCALATE: {"level": level}, Move.OPEN_MEDIATION: {"tier": level, "kind": kind},
            Move.SUE: {"plaintiff": party},
        }  # fmt: skip
        try:
            cases.append(decide(cases[-1], step(move, hours, role=role, **words.get(move, {})), desk()))
        except RefusedError:
            continue
    return cases


@for_all(_PATHS)
def test_no_path_skips_a_level_or_a_tier(path: list[tuple[Move, Role, Level, Kind, Party]]) -> None:
    """ZJ-03, ZY-10: levels go up by one, tiers come in their order, whatever people try."""
    cases = _walk(path)
    order, tiers = [*Level], [tier.level for tier in desk().mediation.tiers]
    up = [order.index(after.level) - order.index(before.level) for before, after in pairwise(cases)]

    assert set(up) <= {0, 1}
    assert [mediation.tier for mediation in cases[-1].mediations] == tiers[: len(cases[-1].mediations)]


@for_all(_PATHS)
def test_no_path_closes_without_evidence(path: list[tuple[Move, Role, Level, Kind, Party]]) -> None:
    """What is closed has a document, and if mediation had failed the ledger was verified."""
    for case in _walk(path):
        if case.state is State.CLOSED:
            assert case.closed_with
            assert case.ledger in (LedgerState.NOT_LISTED, LedgerState.STRUCK_OFF)
        assert sum(mediation.outcome is Outcome.OPEN for mediation in case.mediations) <= 1
