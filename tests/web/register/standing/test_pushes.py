"""Pushes to Credit China on record (ZY-17)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit.standing.listing import Move
from models.errors import InputError, RefusedError
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.standing.pushes import facts_of_acts, names_of, record_receipt, take_push

DAY = date(2024, 7, 10)


def test_a_push_is_receipted_and_withdrawn(tmp_path: Path) -> None:
    """Pushed once, receipted once, withdrawn once; a changed file is no push."""
    register = listed_register(tmp_path)
    register.published()
    with register.clerk("2024-07-10") as clerk:
        content = take_push(clerk, DAY)
        with pytest.raises(RefusedError, match="nothing is new"):
            take_push(clerk, DAY)
        record_receipt(clerk, content, "2024-1")
        with pytest.raises(RefusedError, match="on record already"):
            record_receipt(clerk, content, "2024-1")
        with pytest.raises(InputError, match="never pushed"):
            record_receipt(clerk, {**content, "items": []}, "2024-2")
        assert names_of(clerk.session) == {COMPANY: "禾安物业"}
        assert [facts["receipt"] for facts in facts_of_acts(clerk.session, "list.push_received")] == ["2024-1"]
    register.does(Move.LIFT, "2024-07-11")
    with register.clerk("2024-07-12") as clerk:
        assert [item["action"] for item in take_push(clerk, date(2024, 7, 12))["items"]] == ["withdraw"]
