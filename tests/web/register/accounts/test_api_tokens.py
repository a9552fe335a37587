"""Tokens: told once, kept as digests, revoked for good, and on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.record import a_clerk, writing_to
from web.register.accounts.api_tokens import Made, Scope, holder_of, make, revoke, tokens


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an empty register."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as found:
        yield found


def _made(session: Session) -> Made:
    return make(a_clerk(session), "12345", "rongcheng", [Scope.COMPLAINTS_WRITE], "Hotline Centre")


def test_a_token_stands_for_its_channel(session: Session) -> None:
    """With its uses and its desk."""
    holder = holder_of(session, _made(session).token)

    assert holder is not None
    assert (holder.channel, holder.desk, holder.scopes) == ("12345", "rongcheng", frozenset({"complaints:write"}))


def test_what_is_no_token_stands_for_nobody(session: Session) -> None:
    """Nothing, a word, an unknown id, a wrong secret, the id alone."""
    made = _made(session)

    for presented in ("", "wuxin", "wuxin_ffff_00", made.token[:-1] + "x", made.id, f"other_{made.token[6:]}"):
        assert holder_of(session, presented) is None


def test_the_secret_is_kept_nowhere(session: Session) -> None:
    """Neither in a row nor on the record; its digest is, and each row is answered for."""
    secret = _made(session).token.rsplit("_", 1)[1]
    kept = [
        str(row)
        for table in ("api_token", "ledger_entry", "ledger_blob")
        for row in session.connection().exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - fixed names
    ]
    verification = Verification("db")
    check_rows(KeptRecord(session), verification)

    assert not any(secret in row for row in kept)
    assert verification.findings == []


def test_a_revoked_token_is_none_any_more(session: Session) -> None:
    """For good, once, and listed with the reason."""
    made = _made(session)
    revoke(a_clerk(session), made.id, "Hotline Centre", "Staff left")

    assert holder_of(session, made.token) is None
    assert [(one.id, end and end.reason) for one, end in tokens(session)] == [(made.id, "Staff left")]
    with pytest.raises(RefusedError, match="revoked before"):
        revoke(a_clerk(session), made.id, "x", "again")


def test_a_token_has_a_use_and_an_id(session: Session) -> None:
    """One without a scope is refused, and so is revoking an unknown one."""
    with pytest.raises(InputError, match="without a use"):
        make(a_clerk(session), "12345", "rongcheng", [], "x")
    with pytest.raises(InputError, match="none of this id"):
        revoke(a_clerk(session), "ffff", "x", "y")
