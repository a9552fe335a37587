"""What is due of estates' money."""

from __future__ import annotations

from tests.builders.money import step
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.money.dues import money_due
from web.register.money.rows import add_step, steps_by_estate


def test_applications_and_audits_are_due_by_the_law_of_their_place() -> None:
    """The district decides, the committee commissions; the steps of all estates come in one statement."""
    with a_money_clerk() as clerk:
        estate = an_open_estate(clerk)
        estate = add_step(clerk, estate, step("apply", "2024-04-01", "roof", "committee", path="normal"))
        add_step(clerk, estate, step("ask_audit", "2024-03-01", "a1", "committee", reason="term_end"))
        found = list(money_due(clerk.session))
        known = steps_by_estate(clerk.session)

    assert [(one.room, one.what, one.about) for one in found] == [
        ("fund", "approve", "roof"), ("audit", "commission", "a1")
    ]  # fmt: skip
    assert all(one.on.year == 2024 for one in found)
    assert [(name, len(steps)) for name, steps in known.items()] == [("willow-garden", 4)]
