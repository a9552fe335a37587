"""What a certificate is worth today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models.tables import engine_for
from tests.builders.held_papers import Held, held_papers
from web.register.standing.certificate_worth import CertificateStanding, certificate_standing, numbered_certificate


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """Return a register with a certificate."""
    return held_papers(tmp_path / "held")


def _standing(held: Held, today: str = "2024-07-11") -> CertificateStanding:
    with Session(engine_for(held.url)) as session:
        found = certificate_standing(session, held.number, date.fromisoformat(today))
    assert found is not None
    return found


def test_it_stands_while_the_newest_rating_says_the_same(held: Held) -> None:
    """No longer once the company is rated otherwise or its evidence was corrected; unknown where nothing was stated."""
    one = _standing(held)
    grade = {**one.today, "grade": "AAA+"}

    assert (one.stands, one.issued_at.date()) == (True, date(2024, 7, 10))
    assert one.stated == one.today
    for changed in (
        replace(one, today=grade),
        replace(one, corrected_on=(date(2024, 7, 11),)),
        replace(one, stated=None),
    ):
        assert not changed.stands


def test_it_does_not_stand_of_a_blacklisted_company(held: Held) -> None:
    """Whatever its grade."""
    held.register.published()

    assert (_standing(held).listed, _standing(held).stands) == (("black",), False)


def test_a_number_may_be_its_beginning(held: Held) -> None:
    """Of at least twelve signs, in any grouping; another is none."""
    with Session(engine_for(held.url)) as session:
        assert numbered_certificate(session, held.number[:12].upper()) == held.number
        assert numbered_certificate(session, "0" * 64) is None
        assert numbered_certificate(session, "../etc") is None
        assert certificate_standing(session, "0" * 64, date(2024, 7, 11)) is None
