"""Codes that show who reads an address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import RefusedError
from models.tables import Note
from tests.builders.accounts import NOON
from tests.builders.record import a_clerk
from web.register.sending.mail_addresses import address_of, set_address
from web.register.sending.mail_proofs import LASTS, Proof, ask_proof, prove

WHO = "account/1"


def _code(session: Session) -> str:
    note = session.scalars(select(Note).order_by(col(Note.id).desc())).first()
    return "" if note is None else str(note.facts["code"])


def test_the_address_before_counts_until_the_code_comes_back(empty: Session) -> None:
    """Then the new one does; one that was entered by command needs no code."""
    set_address(a_clerk(empty, NOON), WHO, "old@example.org", "zh")
    ask_proof(a_clerk(empty, NOON), WHO, "new@example.org", "en")
    found = [address_of(empty, WHO), address_of(empty, WHO, proved=False)]
    outcome = prove(a_clerk(empty, NOON), WHO, _code(empty))

    assert [one.address if one else "" for one in (*found, address_of(empty, WHO))] == [
        "old@example.org", "new@example.org", "new@example.org",
    ]  # fmt: skip
    assert outcome is Proof.RIGHT


def test_a_code_is_good_for_a_day_and_five_tries(empty: Session) -> None:
    """Then the right one is refused too."""
    ask_proof(a_clerk(empty, NOON), WHO, "new@example.org", "en")
    late = prove(a_clerk(empty, NOON + LASTS), WHO, _code(empty))
    tries = [prove(a_clerk(empty, NOON), WHO, "no") for _ in range(5)]

    assert (late, set(tries)) == (Proof.OVER, {Proof.WRONG})
    assert prove(a_clerk(empty, NOON), WHO, _code(empty)) is Proof.OVER


def test_nobody_floods_a_stranger_with_codes(empty: Session) -> None:
    """Five in a day, and the next after it."""
    for _ in range(5):
        ask_proof(a_clerk(empty, NOON), WHO, "new@example.org", "en")
    with pytest.raises(RefusedError, match="codes went out"):
        ask_proof(a_clerk(empty, NOON), WHO, "new@example.org", "en")
    ask_proof(a_clerk(empty, NOON + timedelta(days=1, seconds=1)), WHO, "new@example.org", "en")
