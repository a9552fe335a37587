"""Rows of complaints as facts."""

from __future__ import annotations

from pathlib import Path

from credit.complaints import Move
from tests.builders.complaint_register import TEXT, clerk_at, new_register, taken_steps, told
from tests.builders.complaints import desk
from web.register.complaints.cases import receive, take_step
from web.register.complaints.rows import answers_of, histories, history_of, step_cells, told_of


def test_a_history_comes_back_as_it_was_taken(tmp_path: Path) -> None:
    """With its answers and what was told, from the vault."""
    with clerk_at(new_register(tmp_path)) as clerk:
        number = receive(clerk, desk(), told(name="张三")).complaint_id
        take_step(clerk, desk(), number, taken_steps(Move.ACCEPT)[0])
        case = take_step(clerk, desk(), number, taken_steps(Move.ANSWER)[0], "已修复")
        found = history_of(clerk.session, number)
        assert found is not None
        assert found == next(histories(clerk.session))
        assert [step.move for step in found[1]] == [Move.ROUTE, Move.ACCEPT, Move.ANSWER]
        assert step_cells(found[1][0])["liability"] == str(case.liability)
        assert answers_of(clerk.session, number, 3) == ["已修复"]
        assert told_of(clerk.session, [number]) == {number: {"name": "张三", "text": TEXT}}
        assert history_of(clerk.session, "none") is None
