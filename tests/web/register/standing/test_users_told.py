"""Who used a score that was corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from credit.standing.petitions import PetitionMove
from models.tables import Tender
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.standing.certificates import record_certificate, what_is_certified
from web.register.standing.users_told import notices_for


@pytest.mark.parametrize(("closes", "told"), [("2024-07-20", ["developer", "owner"]), ("2024-07-01", ["owner"])])
def test_open_tenders_and_certificates_are_told(tmp_path: Path, closes: str, told: list[str]) -> None:
    """A tender that still took bids when the correction came, and whoever holds a certificate from before it."""
    register = listed_register(tmp_path)
    register.files()
    with register.clerk() as clerk:
        end = datetime.fromisoformat(f"{closes}T08:00:00").replace(tzinfo=UTC)
        clerk.session.add(Tender(
            tender_id="T", title="t", community_id="garden", procuring_entity="developer", notice="n",
            required_grades=["A"], published_at=datetime(2024, 6, 20, tzinfo=UTC), bids_close_at=end,
        ))  # fmt: skip
        record_certificate(clerk, what_is_certified(clerk, COMPANY, date(2024, 7, 1)), "owner")
        assert notices_for(clerk.session, COMPANY) == []
    register.decides(PetitionMove.GRANT)
    with register.clerk("2024-07-03") as clerk:
        record_certificate(clerk, what_is_certified(clerk, COMPANY, date(2024, 7, 3)), "later")
        rows = notices_for(clerk.session, COMPANY)

    assert [row["to"] for row in rows] == told
    assert {row["because"] for row in rows} == {"petition/1"}
