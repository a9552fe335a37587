"""Certificates asked for on the portal: what waits, the signed paper taken in, and kept for its company."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.certificates import CERTIFICATE_FORMAT
from credit.standing.signing import check_signed
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import CertificatePaper, LedgerCheckpoint, LedgerEntry, Note
from models.values.canonical import digest
from models.values.moments import moment_at, moment_number, parse_moment, shanghai_date
from web.access.roles import CITY
from web.register.standing.certificate_worth import numbered_certificate
from web.register.standing.certificates import record_certificate, what_is_certified
from web.register.standing.decided import KEPT_FOR
from web.register.standing.listings import officials_at

__all__ = ["Wish", "open_wishes", "paper_numbered", "take_certificate", "wish_event", "wish_numbered"]

_SEALS: Final = 11_000
"""Checkpoints that a paper may name: those of the days for which it is taken in, one a minute at most."""
_ANEW: Final = "Take the statement anew, sign it as it is, and bring the whole file."


@dataclass(frozen=True, slots=True)
class Wish:
    """A certificate that a company asked for: the number of its note, for whom or what it is, and when."""

    number: int
    company_id: str
    purpose: str
    asked_at: datetime


def open_wishes(session: Session) -> list[Wish]:
    """Return the certificates that were asked for and not issued since for the same purpose, the oldest first."""
    issued = _issued(session)
    return [
        one for one in _wishes(session)
        if one.asked_at > issued.get((one.company_id, one.purpose), datetime.min.replace(tzinfo=UTC))
    ]  # fmt: skip


def wish_numbered(session: Session, number: int) -> Wish | None:
    """Return a wish that is open, None where there is none of the number."""
    return next((one for one in open_wishes(session) if one.number == number), None)


def wish_event(session: Session, company_id: str, purpose: str) -> str:
    """Return what names a wish for its note: one a purpose until a certificate is issued for it, then the next."""
    last = _issued(session).get((company_id, purpose))
    return f"certificate.asked {digest([company_id, purpose])} {'' if last is None else last.isoformat()}".rstrip()


def take_certificate(clerk: Clerk, wish: Wish, signed: object) -> str:
    """Take in a signed certificate, put on record that it was issued, keep it, and return its number.

    Raises InputError for another paper, RefusedError with every reason: who signed it, when, and what it states that
    is not so any more.
    """
    key = check_signed(signed, CERTIFICATE_FORMAT, "signed file")
    document: dict[str, Any] = dict(signed)  # type: ignore[call-overload]  # it was checked to be a mapping
    content, problems = document["content"], []
    if key.vkey not in officials_at(clerk.session, moment_number(clerk.at)):
        what = "the key that signed it is no official's key on record today"
        problems.append(Problem("signed file", what, "Enrol the key first: wuxin key enrol"))
    problems += _faults(clerk, wish, content)
    if problems:
        raise RefusedError(problems)
    number = record_certificate(clerk, content, wish.purpose)
    clerk.session.add(CertificatePaper(number=number, document=document))
    clerk.session.flush()
    return number


def paper_numbered(session: Session, number: str) -> Mapping[str, Any] | None:
    """Return the signed certificate of a whole number, None where none was kept."""
    found = session.get(CertificatePaper, number)
    return None if found is None else found.document


def _faults(clerk: Clerk, wish: Wish, content: Mapping[str, Any]) -> list[Problem]:
    """Return why a content is not what would be certified: another company, another day, other facts."""
    at = _issued_at(content)
    if at > clerk.at or clerk.at - at > KEPT_FOR:
        what = f"it says that it was issued at {at.isoformat(timespec='minutes')}"
        remedy = f"Prepare it anew: a paper is taken in for {KEPT_FOR.days} days from the moment that stands in it."
        return [Problem("signed file", what, remedy)]
    if numbered_certificate(clerk.session, digest(dict(content))) is not None:
        return [Problem("signed file", "it is on record already", "Nothing more is to be done with it.")]
    day = shanghai_date(at)
    ours = what_is_certified(Clerk(clerk.session, at, clerk.entropy), wish.company_id, day)
    ours |= {"checkpoint": seal if (seal := content.get("checkpoint")) in _seals(clerk.session) else "another"}
    return [
        Problem(
            f"signed file, {name}", f"it states {content.get(name)!r}, and by the register it is {ours.get(name)!r}",
            _ANEW,
        )
        for name in sorted({*ours, *content})
        if ours.get(name) != content.get(name)
    ]  # fmt: skip


def _issued_at(content: Mapping[str, Any]) -> datetime:
    try:
        return moment_at(parse_moment(str(content["issued_at"])))
    except (KeyError, ValueError):
        raise InputError(Problem("signed file", "it does not say when it was issued", _ANEW)) from None


def _seals(session: Session) -> set[str | None]:
    row = LedgerCheckpoint
    notes = session.scalars(select(col(row.note)).order_by(col(row.size).desc()).limit(_SEALS))
    return {None, *(sha256(note.encode()).hexdigest() for note in notes)}


def _wishes(session: Session) -> list[Wish]:
    query = select(Note).where(col(Note.recipient) == f"organisation/{CITY}", col(Note.kind) == "certificate.asked")
    return [
        Wish(one.id or 0, one.facts["company"], one.facts["purpose"], one.told_at.astimezone(UTC))
        for one in session.scalars(query.order_by(col(Note.id)))
    ]


def _issued(session: Session) -> dict[tuple[str, str], datetime]:
    """Return when a certificate was last issued for each company and purpose."""
    row = LedgerEntry
    query = select(col(row.content), col(row.entered_at)).where(col(row.type) == "certificate.issued")
    found: dict[tuple[str, str], datetime] = {}
    for content, at in session.execute(query.order_by(col(row.entered_at))):
        facts = json.loads(content or "{}")
        found[facts["company"], facts["for"]] = at.astimezone(UTC)
    return found
