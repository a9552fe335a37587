"""What time acts on, from the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.duties import due_on
from tests.builders.due_register import DESKS, due_register, round_at
from tests.builders.engagements import a_step, terms
from web.register.duties.waiting import duties_done, waiting_in
from web.register.engagements.steps import begin


def test_every_room_is_asked(tmp_path: Path) -> None:
    """Complaints with the day of the first, listings, petitions with their law, the newest publication."""
    made = due_register(tmp_path, published=True)
    with made.clerk() as clerk:
        waiting = waiting_in(clerk.session, DESKS)
        without = waiting_in(clerk.session, {})

    assert [(one.rules.id, one.since, len(one.cases)) for one in waiting.desks] == [("rongcheng", date(2024, 7, 9), 1)]
    assert ([one.number for one in waiting.listings], [law.id for _, law in waiting.petitions]) == ([1], ["zhejiang"])
    assert waiting.published is not None
    assert (waiting.published.rulebook, waiting.published.as_of) == ("tiny", date(2024, 7, 1))
    assert without.desks == ()


def test_what_was_done_is_told_in_order(tmp_path: Path) -> None:
    """Of one kind, or the last ones; and it is known as done."""
    made = due_register(tmp_path)
    round_at(made.url, "2024-09-01")
    with made.clerk() as clerk:
        months = duties_done(clerk.session, "complaints.month")
        last = duties_done(clerk.session, latest=1)
        waiting = waiting_in(clerk.session, DESKS)

    assert [row["period"] for row in months] == ["2024-07", "2024-08"]
    assert len(last) == 1
    assert "complaints.month desk/rongcheng 2024-08" in waiting.done


def test_what_engagements_owe_is_told(tmp_path: Path) -> None:
    """What is late of it becomes a duty; what nobody has to do does not."""
    made = due_register(tmp_path)
    with made.clerk() as clerk:
        begin(clerk, "willow-24", a_step("open", "2024-07-10", "subdistrict", **terms("zhuji")))
        waiting = waiting_in(clerk.session, {})

    assert waiting.told == (("service/willow-24", "file before service", date(2024, 7, 31)),)
    late = [duty.key for duty in due_on(waiting, date(2024, 8, 1)) if duty.subject == "service/willow-24"]
    assert late == ["overdue service/willow-24 file before service 2024-07-31"]
