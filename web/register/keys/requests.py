"""Statements about keys that come to the portal: an enrolment waits for who confirms it, others speak for themselves.

That a key holds proves nothing of who holds it, so an enrolment is admitted by somebody who compared the fingerprint
with the keeper (docs/keys.md). A rotation is signed by the key on record, a revocation by it or by an official's: they
are checked and count at once, because until then a stolen key signs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem, RefusedError
from models.keys import KeyEvent, KeyStates, admit, parse_event
from models.record import Clerk
from models.record.keys import keys_at, record_key, statements
from models.tables import KeyRequest
from models.values.moments import moment_number
from web.access.roles import CITY
from web.register.sending.inbox import tell

__all__ = ["Request", "admit_request", "hand_in", "keys_now", "refuse_request", "request_numbered", "requests"]


@dataclass(frozen=True, slots=True)
class Request:
    """An enrolment that was handed in: for whom, by which account, and what was answered (None: it waits)."""

    number: int
    organisation: str
    event: KeyEvent
    handed_by: str
    handed_at: datetime
    outcome: str | None = None
    reason: str = ""


def hand_in(clerk: Clerk, event: KeyEvent, organisation: str, by: str) -> int | None:
    """Take a statement: return the number under which an enrolment waits, None where it went on record at once.

    Raises RefusedError, with every reason, where it may not follow what is on record, or the same key waits already.
    """
    if event.kind != "enrolled":
        record_key(clerk, event)
        return None
    admit(statements(clerk.session), event, moment_number(clerk.at))
    vkey = event.key.vkey
    if any(one.event.key.vkey == vkey for one in requests(clerk.session, waiting=True)):
        raise RefusedError(Problem(event.key.name, "this key waits for its confirmation already", ""))
    row = KeyRequest(
        organisation=organisation, vkey=vkey, statement=event.content(), handed_by=by, handed_at=clerk.at
    )  # fmt: skip
    clerk.session.add(row)
    clerk.session.flush()
    told = {"name": event.key.name, "purpose": event.purpose, "number": str(row.id)}
    tell(clerk, f"organisation/{CITY}", "key.handed_in", told, f"key.handed_in {row.id}")
    return row.id


def admit_request(clerk: Clerk, number: int, by: str) -> None:
    """Put a waiting enrolment on record. Raises RefusedError where it waits no more, or may not follow the record."""
    row = _waiting(clerk, number, by)
    record_key(clerk, _event(row))
    _answer(clerk, row, "admitted", by)


def refuse_request(clerk: Clerk, number: int, reason: str, by: str) -> None:
    """Refuse a waiting enrolment, for a reason that its keeper is told."""
    if not reason:
        raise InputError(Problem("reason", "a refusal needs a reason", "Say what did not fit."))
    _answer(clerk, _waiting(clerk, number, by), "refused", by, reason)


def requests(
    session: Session, organisations: Collection[str] | None = None, *, waiting: bool = False
) -> Sequence[Request]:
    """Return enrolments of these organisations, of all for None, the newest first; those that wait alone, if asked."""
    query = select(KeyRequest).order_by(col(KeyRequest.id).desc())
    if organisations is not None:
        query = query.where(col(KeyRequest.organisation).in_(organisations))
    if waiting:
        query = query.where(col(KeyRequest.outcome).is_(None))
    return [_request(row) for row in session.scalars(query)]


def request_numbered(session: Session, number: int) -> Request:
    """Return an enrolment by its number. Raises InputError where there is none."""
    return _request(_row(session, number))


def keys_now(session: Session, at: datetime) -> KeyStates:
    """Return which keys hold at a moment, by what is on record."""
    return keys_at(session, moment_number(at))


def _waiting(clerk: Clerk, number: int, by: str) -> KeyRequest:
    row = _row(clerk.session, number)
    problems = []
    if row.outcome is not None:
        problems.append(Problem(f"key request {number}", f"it was {row.outcome} before", "Nothing is left to do."))
    if row.handed_by == by:
        what = "nobody confirms what they handed in themselves"
        problems.append(
            Problem(f"key request {number}", what, "Ask a colleague, who compares the fingerprint with you.")
        )
    if problems:
        raise RefusedError(problems)
    return row


def _answer(clerk: Clerk, row: KeyRequest, outcome: str, by: str, reason: str = "") -> None:
    row.outcome, row.reason, row.answered_by, row.answered_at = outcome, reason, by, clerk.at
    clerk.session.add(row)
    clerk.session.flush()
    facts = {"name": _event(row).key.name} | ({"reason": reason} if outcome == "refused" else {})
    tell(clerk, f"organisation/{row.organisation}", f"key.{outcome}", facts, f"key.{outcome} {row.id}")


def _row(session: Session, number: int) -> KeyRequest:
    row = session.get(KeyRequest, number)
    if row is None:
        raise InputError(Problem(f"key request {number}", "there is none of this number", "See the list of keys."))
    return row


def _event(row: KeyRequest) -> KeyEvent:
    return parse_event(row.statement)


def _request(row: KeyRequest) -> Request:
    return Request(
        row.id or 0, row.organisation, _event(row), row.handed_by, row.handed_at, row.outcome, row.reason
    )  # fmt: skip
