"""Words for people."""

from __future__ import annotations

import pytest

from credit.complaints.clocks import Duty
from credit.complaints.moves import LedgerState, Level, Move, Party, State
from credit.complaints.wording import DUTIES, LEDGER, LEVELS, MOVES, PARTIES, STATES


@pytest.mark.parametrize(
    ("words", "kind"),
    [(STATES, State), (LEDGER, LedgerState), (LEVELS, Level), (PARTIES, Party), (DUTIES, Duty), (MOVES, Move)],
)
def test_every_word_has_both_languages(words: dict[object, dict[str, str]], kind: type) -> None:
    """None is missing and none is empty."""
    assert set(words) == set(kind)  # type: ignore[call-overload]
    assert all(both["zh"] and both["en"] for both in words.values())
