"""What a credit certificate is worth today: what it stated, and what has changed since by the record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.life import is_listed
from models.tables import Company, LedgerEntry, Rating, RatingRun
from models.values.moments import moment_number
from models.values.points import format_points
from web.register.ratings.corrections import kept_corrections
from web.register.standing.listings import listings_of

__all__ = ["SHORTEST", "CertificateStanding", "certificate_standing", "numbered_certificate"]

SHORTEST: Final = 12
"""Signs of a number that name a certificate: 48 bits, and more where two begin alike."""
_NUMBER: Final = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")
_PREFIX: Final = "certificate/"


@dataclass(frozen=True, slots=True)
class CertificateStanding:
    """A certificate on record, and what is so today.

    `stated`: grade, score and day that it certifies; None of one issued before these went on record with it. `today`:
    the newest rating, the same keys. `corrected_on`: days of corrections of the company's evidence since it was issued.
    `listed`: the lists on which the company is today.
    """

    number: str
    company_id: str
    name: str
    issued_at: datetime
    stated: Mapping[str, str] | None
    today: Mapping[str, str]
    corrected_on: tuple[date, ...]
    listed: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Return whether it still says what the newest rating says, and nothing that it rests on was corrected."""
        same = self.stated is not None and all(self.stated[name] == self.today.get(name) for name in ("grade", "score"))
        return same and not self.corrected_on and "black" not in self.listed


def numbered_certificate(session: Session, number: str) -> str | None:
    """Return the whole number of the one certificate that begins so; None where there is none, or more than one."""
    asked = re.sub(r"[\s-]", "", number).lower()
    if not _NUMBER.fullmatch(asked):
        return None
    row = LedgerEntry
    query = select(col(row.subject)).where(
        col(row.type) == "certificate.issued", col(row.subject).startswith(f"{_PREFIX}{asked}")
    )
    found = {subject.removeprefix(_PREFIX) for subject in session.scalars(query.limit(2))}
    return found.pop() if len(found) == 1 else None


def certificate_standing(session: Session, number: str, today: date) -> CertificateStanding | None:
    """Return what a certificate of a whole number is worth on a day, None where none is on record."""
    row = LedgerEntry
    query = select(col(row.content), col(row.entered_at)).where(
        col(row.type) == "certificate.issued", col(row.subject) == f"{_PREFIX}{number}"
    )
    found = session.execute(query.order_by(col(row.entered_at)).limit(1)).one_or_none()
    if found is None:
        return None
    facts = json.loads(found.content or "{}")
    company, issued_at = str(facts["company"]), found.entered_at.astimezone(UTC)
    corrected = {
        one.decided_on for one in kept_corrections(session)
        if one.company_id == company and moment_number(one.recorded_at) >= moment_number(issued_at)
    }  # fmt: skip
    name, rated = _today(session, company)
    listed = tuple(one.facts.kind for one in listings_of(session, company) if is_listed(one, today))
    return CertificateStanding(
        number, company, name, issued_at, facts.get("states"), rated, tuple(sorted(corrected)), listed
    )


def _today(session: Session, company_id: str) -> tuple[str, dict[str, str]]:
    """Return the company's name and its newest rating."""
    columns: list[Any] = [col(Company.name), col(Rating.grade), col(Rating.score_milli), col(RatingRun.as_of)]
    query = (
        select(*columns)
        .join(Rating, col(Rating.company_id) == col(Company.company_id))
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .where(col(Company.company_id) == company_id)
        .order_by(col(Rating.run_id).desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return company_id, {}
    rated = {"grade": found.grade, "score": format_points(found.score_milli), "as_of": found.as_of.isoformat()}
    return str(found.name), rated
