"""Signing in: tries are counted in rows, so that every process knows of them; sessions are kept by their digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, func, select, update
from sqlmodel import Session, col

from models.record import Clerk
from models.tables import AccountEvent, AccountSession, PersonalDatum, SignInAttempt
from web.access.passwords import is_right
from web.access.person import Holding, Person
from web.access.roles import Role
from web.access.second_factor import counter_of
from web.register.accounts.accounts import Account, account_of_login

__all__ = [
    "Credentials",
    "Outcome",
    "SignInRules",
    "end_session",
    "end_sessions",
    "person_of",
    "proof_of",
    "sessions_of",
    "sign_in",
]

_SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class SignInRules:
    """How often somebody may try, how long they wait then, and how long a session lasts; the operator's choice."""

    tries: int = 5
    pause: timedelta = timedelta(minutes=15)
    lasts: timedelta = timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody types to sign in; `code` is empty where no second factor was set up."""

    login: str
    password: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try: the token of a session, or why there is none (`wrong`, `code`, `paused`)."""

    token: str | None
    why: str | None = None
    until: datetime | None = None


def proof_of(session: Session, told: Credentials, rules: SignInRules, at: datetime) -> str | None:
    """Return the kept hash that the password fits; None for none, and where the name pauses.

    Argon2 takes its time, so ask before the transaction that writes: on SQLite every other writer would wait for it.
    Which of name and password was wrong is not told, and both take as long.
    """
    if _paused_until(session, _login_digest(told), at, rules) is not None:
        return None
    found = account_of_login(session, told.login)
    kept = None if found is None else found.password
    return kept if is_right(kept, told.password) else None


def sign_in(clerk: Clerk, told: Credentials, rules: SignInRules, proof: str | None) -> Outcome:
    """Try to sign in, with what `proof_of` gave. Power that signs in goes on record.

    The try is kept in any case, so commit in any case.
    """
    digest = _login_digest(told)
    until = _paused_until(clerk.session, digest, clerk.at, rules)
    if until is not None:
        return Outcome(None, "paused", until)
    found = account_of_login(clerk.session, told.login)
    good = found is not None and proof is not None and found.password == proof and found.is_open
    counter = _counter(clerk, digest, found, told.code) if good and found is not None else None
    why = "wrong" if not good else "code" if counter is False else None
    used = counter if isinstance(counter, int) and counter is not False else None
    counts = why is None or bool(told.code) or why == "wrong"
    if counts:
        clerk.session.add(SignInAttempt(login_digest=digest, at=clerk.at, good=why is None, counter=used))
    return Outcome(None, why) if why is not None or found is None else Outcome(_begin(clerk, found, rules))


def end_session(session: Session, token: str, at: datetime) -> None:
    """End the session of a token."""
    _end(session, at, col(AccountSession.digest) == _digest(token))


def end_sessions(session: Session, account_id: str, at: datetime, but: str | None = None) -> None:
    """End all sessions of an account, but the one with this token."""
    of = col(AccountSession.account_id) == account_id
    _end(session, at, of if but is None else of & (col(AccountSession.digest) != _digest(but)))


def sessions_of(session: Session, account_id: str, at: datetime) -> list[AccountSession]:
    """Return the sessions of an account that go on, the newest first."""
    row = AccountSession
    query = select(row).where(
        col(row.account_id) == account_id, col(row.ended_at).is_(None), col(row.ends_at) > at
    )  # fmt: skip
    return list(session.scalars(query.order_by(col(row.started_at).desc())))


def person_of(connection: Connection, token: str, at: datetime) -> Person | None:
    """Return whose session a token is, in one statement; None for nobody's, one that is over, a closed account."""
    event, row, cell = AccountEvent, AccountSession, PersonalDatum
    query = (
        select(
            col(event.account_id), col(event.move), col(event.role), col(event.organisation), col(event.by),
            col(event.factor_commitment), col(cell.value),
        )
        .join(row, col(row.account_id) == col(event.account_id))
        .outerjoin(cell, col(cell.commitment) == col(event.name_commitment))
        .where(col(row.digest) == _digest(token), col(row.ended_at).is_(None), col(row.ends_at) > at)
        .order_by(col(event.id))
    )  # fmt: skip
    events = connection.execute(query).all()
    last = {move: (by, factor, value) for _, move, _, _, by, factor, value in events}
    moves = [move for _, move, *_ in events]
    if not moves or next((move for move in reversed(moves) if move in ("close", "reopen")), "reopen") == "close":
        return None
    account_id = events[0][0]
    name = (last.get("name") or last["open"])[2] or account_id
    chosen_by, has_factor = last.get("password", ("", None, None))[0], bool(last.get("factor", ("", None, None))[1])
    return Person(account_id, name, _held(events), chosen_by != f"account/{account_id}", has_factor)


def _held(events: Sequence[Any]) -> tuple[Holding, ...]:
    held: list[Holding] = []
    for _, move, role, organisation, *_ in events:
        if move == "grant":
            held.append(Holding(Role(role), organisation))
        elif move == "revoke":
            held.remove(Holding(Role(role), organisation))
    return tuple(held)


def _begin(clerk: Clerk, found: Account, rules: SignInRules) -> str:
    token = clerk.entropy(_SECRET_BYTES).hex()
    clerk.session.add(AccountSession(
        digest=_digest(token), account_id=found.id, started_at=clerk.at, ends_at=clerk.at + rules.lasts,
    ))  # fmt: skip
    person = Person(found.id, "", found.holdings)
    if person.has_power:
        roles = sorted(f"{one.role} {one.organisation}" for one in found.holdings)
        clerk.enter("account.signed_in", f"account/{found.id}", {"roles": roles})
    return token


def _counter(clerk: Clerk, digest: str, found: Account, code: str) -> int | bool | None:
    """Return the step of a right code, False for a wrong one, None where the account has no second factor."""
    if found.factor is None:
        return None
    last = select(func.max(col(SignInAttempt.counter))).where(col(SignInAttempt.login_digest) == digest)
    counter = counter_of(found.factor, code, clerk.at, clerk.session.scalar(last))
    return False if counter is None else counter


def _paused_until(session: Session, digest: str, at: datetime, rules: SignInRules) -> datetime | None:
    row = SignInAttempt
    query = (
        select(col(row.at), col(row.good)).where(col(row.login_digest) == digest, col(row.at) > at - rules.pause)
        .order_by(col(row.id).desc()).limit(rules.tries)
    )  # fmt: skip
    tries = list(session.execute(query))
    if len(tries) < rules.tries or any(good for _, good in tries):
        return None
    until: datetime = tries[0][0] + rules.pause
    return until


def _end(session: Session, at: datetime, where: object) -> None:
    row = AccountSession
    change = update(row).where(where, col(row.ended_at).is_(None)).values(ended_at=at)  # type: ignore[arg-type]
    session.connection().execute(change)


def _login_digest(told: Credentials) -> str:
    return sha256(told.login.casefold().encode()).hexdigest()


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
