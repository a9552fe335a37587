"""What owners authorised, entered and shown."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, owner, sent, subdistrict

_LIMITS = {"name": "limits", "vote": "v7", "item": "limits", "matter": "use_revenue", "each": "500", "year": "900",
           "until": "2026-01-01"}  # fmt: skip


def test_what_a_vote_authorises_is_entered_shown_and_revoked(tmp_path: Path) -> None:
    """In an estate of which no bodies are on record; one thing or all three limits, and not both."""
    app, at = estate_portal(tmp_path), AT_ESTATES
    sent(subdistrict(app), f"{at}/open-books", jurisdiction="331102", company="C1")
    assert sent(subdistrict(app), f"{at}/stage", principal="owners_committee", until="2026-01-01").status_code == 303
    assert sent(committee(app), f"{at}/authorise", **_LIMITS, covers="lamps").status_code == 422
    assert sent(committee(app), f"{at}/authorise", **_LIMITS).status_code == 303
    assert "500.00 yuan each, 900.00 yuan a year" in owner(app).get(f"{at}/mandates").text
    assert owner(app).get(f"{at}/authorise").status_code == 403
    assert sent(subdistrict(app), f"{at}/revoke/limits", reason="unlawful").status_code == 303

    page = owner(app).get(f"{at}/mandates").text
    assert "every payment for the owners takes their vote" in page
    assert "revoked" in page
