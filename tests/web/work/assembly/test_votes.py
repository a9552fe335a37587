"""One vote and its steps."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import (
    CLOSED,
    OPEN,
    VOTE,
    called,
    committee,
    owner,
    sent,
    subdistrict,
    turned_to,
    voting_codes,
)  # fmt: skip


def _counted(folder: Path) -> Flask:
    app = estate_portal(folder)
    called(app)
    codes = voting_codes(app)
    turned_to(app, OPEN)
    for voter in ("o1", "o3"):
        sent(owner(app), f"{VOTE}/ballot", code=codes[voter], step="vote", choice_0="for")
    turned_to(app, CLOSED)
    sent(committee(app), f"{VOTE}/count")
    return app


def test_the_count_is_told_in_exact_fractions(tmp_path: Path) -> None:
    """200.55 of 300.55 m2 and two of three persons took part; all of them agreed; the article stands beside."""
    told = owner(_counted(tmp_path)).get(VOTE).text

    assert "4011/6011 (66.7%)" in told
    assert "2/3 (66.6%)" in told
    assert "more than 1/2. Civil Code art. 278(4)" in told


def test_a_supervisor_orders_and_revokes_with_a_reason(tmp_path: Path) -> None:
    """Without one it is refused; the committee never does."""
    app = _counted(tmp_path)
    sent(committee(app), f"{VOTE}/announce")
    by = subdistrict(app)
    tries = [
        sent(by, f"{VOTE}/order"), sent(by, f"{VOTE}/order", reason="the roll was wrong"),
        sent(committee(app), f"{VOTE}/revoke", reason="x"), sent(by, f"{VOTE}/revoke", reason="not mended"),
    ]  # fmt: skip

    assert [one.status_code for one in tries] == [422, 303, 403, 303]


def test_nobody_counts_while_ballots_come_in(tmp_path: Path) -> None:
    """The window is closed first."""
    app = estate_portal(tmp_path)
    called(app)
    turned_to(app, OPEN)

    assert "ballots may be cast until the window closes" in sent(committee(app), f"{VOTE}/count").text
