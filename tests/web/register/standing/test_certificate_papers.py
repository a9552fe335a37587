"""Certificates that were asked for; taking one in is shown by the room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from tests.builders.record import a_clerk
from web.register.sending.inbox import tell
from web.register.standing.certificate_papers import open_wishes, paper_numbered, wish_event, wish_numbered
from web.register.standing.certificates import record_certificate

_ASKED = datetime(2024, 7, 1, 4, tzinfo=UTC)
_CONTENT = {"company_id": "91A", "grade": "A", "score": "75", "as_of": "2024-06-30"}


def _ask(session: Session, purpose: str, at: datetime) -> int | None:
    facts, event = {"company": "91A", "purpose": purpose}, wish_event(session, "91A", purpose)
    return tell(a_clerk(session, at), "organisation/city", "certificate.asked", facts, event)


def test_a_wish_is_open_until_a_certificate_is_issued_for_it(empty: Session) -> None:
    """By whatever way it was issued: the record tells. Another purpose is another wish."""
    for purpose in ("bank", "bid"):
        _ask(empty, purpose, _ASKED)
    first = open_wishes(empty)[0]
    record_certificate(a_clerk(empty, _ASKED + timedelta(hours=1)), _CONTENT, "bank")

    assert [one.purpose for one in open_wishes(empty)] == ["bid"]
    assert wish_numbered(empty, first.number) is None
    assert paper_numbered(empty, "0" * 64) is None


def test_one_is_asked_for_again_once_it_was_issued(empty: Session) -> None:
    """Not twice before."""
    told = [_ask(empty, "bank", _ASKED), _ask(empty, "bank", _ASKED)]
    record_certificate(a_clerk(empty, _ASKED + timedelta(hours=1)), _CONTENT, "bank")
    told.append(_ask(empty, "bank", _ASKED + timedelta(days=300)))

    assert [one is not None for one in told] == [True, False, True]
    assert [one.purpose for one in open_wishes(empty)] == ["bank"]
