"""The double-random draw in the register; committing and drawing are shown by the commands and by the portal."""

from __future__ import annotations

from datetime import date

import pytest

from models.errors import InputError, RefusedError
from tests.builders.inspections import a_campaign
from web.register.inspections.draws import committed_in, drawn_again, lottery_ahead


def test_a_lottery_lies_ahead() -> None:
    """Today's may be known; one that nobody knows is a wrong call."""
    today = date(2026, 3, 2)

    assert lottery_ahead("快乐8", date(2026, 3, 3), today).day == date(2026, 3, 3)
    with pytest.raises(RefusedError, match="may be known already"):
        lottery_ahead("快乐8", today, today)
    with pytest.raises(InputError, match="快乐8"):
        lottery_ahead("moon", date(2026, 3, 3), today)


def test_a_campaign_that_committed_to_nothing_draws_nothing() -> None:
    """Its inspectors came from a list."""
    assert drawn_again(a_campaign()) is None
    with pytest.raises(RefusedError, match="nothing was committed to"):
        committed_in(a_campaign())
