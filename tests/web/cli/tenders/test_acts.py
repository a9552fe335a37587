"""How commands act on a tender."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from bidding.tender import Move, Role, State
from tests.builders.tenders import DIGEST, a_tender, says, then
from web.cli.tenders.acts import Acting, due_dict, tell, tender_dict

AT = datetime(2024, 6, 21, tzinfo=UTC)


def test_the_role_follows_from_the_move() -> None:
    """Unless another is named."""
    assert Acting("panel-01").event(Move.EVALUATE, AT, {}).role is Role.PANEL
    assert Acting("c").event(Move.FILE_CONTRACT, AT, {}).role is Role.PROCURING_ENTITY
    assert Acting("c", "tenderer").event(Move.FILE_CONTRACT, AT, {}).role is Role.TENDERER


def test_what_is_late_is_marked() -> None:
    """After its day; a day from which on something may be done is never late."""
    signed, filed = a_tender(State.SIGNED), a_tender(State.FILED)

    assert {row["late"] for row in due_dict(signed, date(2024, 7, 14))} == {False}
    assert [row["late"] for row in due_dict(signed, date(2024, 8, 10))] == [True, True]
    assert [row["late"] for row in due_dict(filed, date(2025, 1, 1))] == [False]


def test_what_suspends_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON with the entry, and in a line with what is due next."""
    told = says(matter="result", text_digest=DIGEST)
    tender = then(a_tender(State.ANNOUNCED), Move.OBJECT, "2024-06-26T01:00:00Z", told)
    assert tender_dict(tender)["suspended_by"] == [len(tender.events)]

    tell((tender, "sha256:ab"), as_json=True)
    assert json.loads(capsys.readouterr().out)["entry"] == "sha256:ab"
    tell((tender, "sha256:ab"), "a line", as_json=False)
    assert "is announced; next: reply to objection 9 by 2024-06-29" in capsys.readouterr().out
