"""Rounds of duties: everything once, in order, and what is refused stays due."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import InputError, Problem
from models.tables import DutyDone
from tests.builders.due_register import DESKS, due_register, round_at
from tests.builders.record import TRUST, Recorded, writing_to
from web.register.duties.effects import EFFECTS
from web.register.duties.rounds import due_in


def test_a_round_leaves_nothing_due(tmp_path: Path) -> None:
    """What it did is on record beside its effects, and a second round does nothing."""
    url = due_register(tmp_path).url
    first = round_at(url, "2024-09-01")
    with writing_to(url) as session:
        left = due_in(session, DESKS, date(2024, 9, 1))
        kept = session.scalar(select(func.count()).select_from(DutyDone))

    assert (left, kept, round_at(url, "2024-09-01").done) == ([], len(first.done), ())
    assert first.refused == {}
    assert Recorded.of(url, tmp_path).verified(TRUST).findings == []


def test_what_an_outage_left_is_done_in_order(tmp_path: Path) -> None:
    """By the day on which it was due, whatever its kind."""
    done = [duty for duty, _ in round_at(due_register(tmp_path).url, "2025-01-02").done]
    months = [duty.period for duty in done if duty.kind == "complaints.month"]

    assert months == sorted(months)
    assert (months[0], months[-1]) == ("2024-07", "2024-12")


def test_what_is_refused_undoes_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told with its reasons and stays due, later months wait with it, and the rest is done."""

    def refuse(*_: object) -> dict[str, object]:
        raise InputError(Problem("desk", "no evidence", "Ingest some."))

    url = due_register(tmp_path).url
    kind = next(kind for kind in EFFECTS if kind == "complaints.month")
    monkeypatch.setattr("web.register.duties.rounds.EFFECTS", {**EFFECTS, kind: refuse})
    made = round_at(url, "2024-09-01")
    assert [*made.refused] == ["complaints.month desk/rongcheng 2024-07"]
    assert {duty.kind for duty, _ in made.done} == {"complaint.escalate", "overdue"}
    monkeypatch.undo()

    months = [duty.period for duty, _ in round_at(url, "2024-09-01").done if duty.kind == "complaints.month"]
    assert months == ["2024-07", "2024-08"]
