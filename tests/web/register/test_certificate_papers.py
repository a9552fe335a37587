"""Certificates that were asked for; taking one in is shown by the room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from tests.builders.record import a_clerk
from web.register.certificate_papers import open_wishes, paper_numbered, wish_numbered
from web.register.certificates import record_certificate
from web.register.inbox import tell

_ASKED = datetime(2024, 7, 1, 4, tzinfo=UTC)
_CONTENT = {"company_id": "91A", "grade": "A", "score": "75", "as_of": "2024-06-30"}


def test_a_wish_is_open_until_a_certificate_is_issued_for_it(empty: Session) -> None:
    """By whatever way it was issued: the record tells. Another purpose is another wish."""
    for purpose in ("bank", "bid"):
        facts = {"company": "91A", "purpose": purpose}
        tell(a_clerk(empty, _ASKED), "organisation/city", "certificate.asked", facts)
    first = open_wishes(empty)[0]
    record_certificate(a_clerk(empty, _ASKED + timedelta(hours=1)), _CONTENT, "bank")

    assert [one.purpose for one in open_wishes(empty)] == ["bid"]
    assert wish_numbered(empty, first.number) is None
    assert paper_numbered(empty, "0" * 64) is None
