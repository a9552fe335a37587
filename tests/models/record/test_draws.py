"""A draw is on record twice: before the lottery and after it."""

from __future__ import annotations

import pytest

from models.errors import RefusedError
from models.record import entry_named
from models.record.draws import record_commitment, record_draw
from tests.builders.record import a_clerk, writing_to

_PLAN = {"count": 2, "pool_sha256": "ab"}


def test_commitment_and_result_stand_under_one_name(empty: str) -> None:
    """Both entries have the namespace as their subject, and all that repeats the draw as their content."""
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        before = entry_named(session, record_commitment(clerk, "2026/检查", _PLAN))
        after = entry_named(session, record_draw(clerk, "2026/检查", _PLAN, {"drawn": ["甲", "乙"]}))

    assert before is not None
    assert after is not None
    assert (before.subject, before.facts["commitment"]) == ("draw/2026/检查", _PLAN)
    assert (after.subject, after.facts["draw"]) == ("draw/2026/检查", {"drawn": ["甲", "乙"]})


def test_a_namespace_is_committed_to_once(empty: str) -> None:
    """A second commitment would let somebody choose between two draws."""
    with writing_to(empty) as session:
        record_commitment(a_clerk(session), "2026/检查", _PLAN)
        with pytest.raises(RefusedError, match="one namespace has one draw"):
            record_commitment(a_clerk(session), "2026/检查", {**_PLAN, "count": 3})


def test_a_draw_without_its_commitment_is_refused(empty: str) -> None:
    """Neither a draw out of nowhere nor one by another plan comes on record."""
    with writing_to(empty) as session:
        with pytest.raises(RefusedError, match="came before the lottery"):
            record_draw(a_clerk(session), "2026/检查", _PLAN, {})
        record_commitment(a_clerk(session), "2026/检查", _PLAN)
        with pytest.raises(RefusedError, match="not the one that this draw was made by"):
            record_draw(a_clerk(session), "2026/检查", {**_PLAN, "count": 3}, {})


def test_a_draw_is_recorded_once(empty: str) -> None:
    """The result stands; nobody draws again until it suits."""
    with writing_to(empty) as session:
        record_commitment(a_clerk(session), "2026/检查", _PLAN)
        record_draw(a_clerk(session), "2026/检查", _PLAN, {"drawn": ["甲"]})
        with pytest.raises(RefusedError, match="on record already"):
            record_draw(a_clerk(session), "2026/检查", _PLAN, {"drawn": ["乙"]})
