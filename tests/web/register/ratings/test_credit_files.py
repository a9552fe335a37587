"""One company's credit file."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection
from sqlmodel import Session

from models.tables import Row, engine_for
from tests.builders.city import NOW
from tests.builders.record import a_clerk
from web.register.ratings.credit_files import CreditFile, certificates_of, credit_file
from web.register.ratings.current import Current
from web.register.standing.certificates import record_certificate


@pytest.fixture
def file(connection: Connection, now: Current) -> CreditFile:
    """Return the file of C009."""
    found = credit_file(connection, now, "C009")
    assert found is not None
    return found


def test_an_unknown_company_has_no_file(connection: Connection, now: Current) -> None:
    """None tells the page to say so."""
    assert credit_file(connection, now, "none") is None


def test_the_contributions_add_up_to_the_components(file: CreditFile) -> None:
    """What counted comes to what the rating says."""
    counted = [row for row in file.contributions if row["counted"] and row["component"]]

    assert sum(row["points_milli"] for row in counted) == sum(file.rating.components.values())


def test_a_contribution_brings_its_evidence(connection: Connection, now: Current) -> None:
    """The award's document and issuer, and the complaint's channel and community."""
    found = credit_file(connection, now, "C000")
    assert found is not None
    by_table = {row["source_table"]: row for row in found.contributions}

    assert by_table["records"]["document_no"] == "示建〔2024〕9号"
    assert (by_table["complaints"]["channel"], by_table["complaints"]["community"]) == ("12345", "安苑0号院")


def test_no_contribution_is_doubled_by_its_evidence(file: CreditFile) -> None:
    """Joining four tables of evidence leaves one row for each contribution."""
    numbers = [row["id"] for row in file.contributions]

    assert len(numbers) == len(set(numbers)) == 3


def test_certificates_are_found_without_who_asked() -> None:
    """Only those of the company, by their digest and moment."""
    engine = engine_for("sqlite://")
    Row.metadata.create_all(engine)
    with Session(engine) as session:
        for name in ("C00", "C009"):
            record_certificate(
                a_clerk(session, NOW),
                {"company_id": name, "grade": "A", "score": "70", "as_of": "2024-06-30"},
                "somebody",
            )
        [(subject, at)] = certificates_of(session.connection(), "C009")
    engine.dispose()

    assert (subject.startswith("certificate/"), at) == (True, NOW)
