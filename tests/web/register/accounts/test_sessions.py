"""Signing in, and sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from pyotp import TOTP
from sqlmodel import Session, select

from models.tables import LedgerEntry
from tests.builders.accounts import NOON, SECRET, empty_register, person_with
from tests.builders.record import a_clerk, writing_to
from web.access import Holding, Role
from web.access.passwords import hashed
from web.register.accounts.accounts import account_of_login, close, revoke
from web.register.accounts.sessions import (
    Credentials,
    Outcome,
    SignInRules,
    end_session,
    end_sessions,
    person_of,
    proof_of,
    sessions_of,
    sign_in,
)

PASSWORD = "lantern-river-copper-moth"  # noqa: S105 - nobody is protected by it
RULES = SignInRules(tries=3)
ADMIN = Holding(Role.ADMIN, "city")


@cache
def _hash() -> str:
    return hashed(PASSWORD)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a register with one account."""
    url = empty_register(tmp_path)
    person_with(url, ADMIN, login="zhou", kept=_hash())
    with writing_to(url) as found:
        yield found


def _try(
    session: Session, password: str = PASSWORD, code: str | None = None, at: datetime = NOON, login: str = "zhou"
) -> Outcome:  # fmt: skip
    right = TOTP(SECRET).at(at) if code is None else code
    told = Credentials(login, password, right)
    return sign_in(a_clerk(session, at), told, RULES, proof_of(session, told, RULES, at))


def _person(session: Session, outcome: Outcome, at: datetime = NOON) -> object:
    return person_of(session.connection(), outcome.token or "", at)


def test_who_knows_it_all_is_signed_in(session: Session) -> None:
    """The token of the session is theirs, whatever case the name is typed in."""
    found = _person(session, _try(session, login="Zhou"))

    assert getattr(found, "holdings", None) == (ADMIN,)


@pytest.mark.parametrize(
    ("told", "why"), [({"password": "no"}, "wrong"), ({"login": "who"}, "wrong"), ({"code": "000000"}, "code")]
)
def test_whoever_does_not_is_not(session: Session, told: dict[str, str], why: str) -> None:
    """A wrong password and an unknown name look the same; the code is asked for after the password alone."""
    outcome = _try(session, **told)  # type: ignore[arg-type]

    assert (outcome.token, outcome.why) == (None, why)


def test_a_code_is_good_for_one_sign_in(session: Session) -> None:
    """Somebody who looked over a shoulder is too late."""
    first, second = _try(session), _try(session)

    assert (first.token is None, second.why) == (False, "code")


def test_too_many_wrong_tries_bring_a_pause(session: Session) -> None:
    """Even the right password waits, until the pause is over."""
    for _ in range(RULES.tries):
        _try(session, "no")
    paused = _try(session)

    assert (paused.why, paused.until) == ("paused", NOON + RULES.pause)
    assert _try(session, at=NOON + RULES.pause + timedelta(seconds=1)).token is not None


def test_a_name_that_nobody_has_pauses_too(session: Session) -> None:
    """Or one could learn which names there are."""
    for _ in range(RULES.tries):
        _try(session, login="nobody")

    assert _try(session, login="nobody").why == "paused"


def test_power_that_signs_in_goes_on_record(session: Session) -> None:
    """With its roles, and without its name."""
    _try(session)
    entry = session.scalars(select(LedgerEntry).where(LedgerEntry.type == "account.signed_in")).one()

    assert '"admin city"' in str(entry.content)


def test_a_session_ends_when_it_is_over_or_ended(session: Session) -> None:
    """After its time, or by signing out."""
    one = _try(session)
    assert one.token is not None
    assert _person(session, one, NOON + RULES.lasts) is None
    end_session(session, one.token, NOON)

    assert _person(session, one) is None


def test_all_other_sessions_can_be_ended(session: Session) -> None:
    """The one that asks goes on."""
    first, second = _try(session), _try(session, at=NOON + timedelta(minutes=5))
    found = account_of_login(session, "zhou")
    assert found is not None
    assert len(sessions_of(session, found.id, NOON)) == 2
    end_sessions(session, found.id, NOON, second.token)

    assert (_person(session, first), _person(session, second) is None) == (None, False)


def test_a_closed_account_is_nobodys(session: Session) -> None:
    """Neither its open session nor a new one."""
    open_ = _try(session)
    found = account_of_login(session, "zhou")
    assert found is not None
    close(a_clerk(session), found, "setup")

    assert (_person(session, open_), _try(session, at=NOON + timedelta(minutes=5)).why) == (None, "wrong")


def test_a_role_taken_back_is_gone_at_once(session: Session) -> None:
    """A session that goes on has what its account has now."""
    one = _try(session)
    found = account_of_login(session, "zhou")
    assert found is not None
    revoke(a_clerk(session), found, ADMIN, "setup")

    assert getattr(_person(session, one), "holdings", None) == ()
