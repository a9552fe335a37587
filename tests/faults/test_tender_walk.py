"""Tenders driven at random, in short; the long walk is `python -m tests.faults.tender_walk`."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.faults.tender_walk import Walk, main


class TenderMachine(RuleBasedStateMachine):
    """A walk whose choices Hypothesis makes, so that a failing one is shrunk to its shortest."""

    def __init__(self) -> None:
        super().__init__()
        self.walk: Walk | None = None

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Begin a tender."""
        self.walk = Walk(lambda choices: data.draw(st.sampled_from(choices)))

    @rule(data=st.data())
    def step(self, data: st.DataObject) -> None:
        """Make any move at any moment."""
        assert self.walk is not None
        self.walk.pick = lambda choices: data.draw(st.sampled_from(choices))
        self.walk.step()

    @invariant()
    def nothing_is_broken(self) -> None:
        """No run opens before the close, awards twice, or awards who may not win."""
        assert self.walk is None or self.walk.broken == []


TestTenderMachine = TenderMachine.TestCase
TestTenderMachine.settings = settings(max_examples=5, stateful_step_count=30, deadline=None)


def test_a_walk_reaches_the_end_and_breaks_nothing() -> None:
    """1,500 steps by chance: tenders are opened, awarded, given up, signed and handed over, and the book agrees."""
    walk = main(1_500, seed=1)

    assert walk.broken == []
    assert {"open", "award", "withdraw", "sign", "hand_over", "redo"} <= {*walk.made}
