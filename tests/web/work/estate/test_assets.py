"""Assets on the portal."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent

_FACTS = {"kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners", "paper": b"deed"}


def _registered(folder: Path) -> Flask:
    app = estate_portal(folder)
    constituted(app)
    sent(committee(app), f"{AT_ESTATES}/register-asset", name="shop-1", **_FACTS)
    return app


def test_an_asset_is_entered_corrected_and_withdrawn(tmp_path: Path) -> None:
    """Each with its day and reason; the file tells the last state."""
    client = committee(_registered(tmp_path))
    corrected = sent(client, f"{AT_ESTATES}/correct-asset/shop-1", **{**_FACTS, "place": "Gate 2", "reason": "moved"})
    told = client.get(f"{AT_ESTATES}/assets.csv").text
    withdrawn = sent(client, f"{AT_ESTATES}/withdraw-asset/shop-1", reason="pulled down")

    assert [corrected.status_code, withdrawn.status_code] == [303, 303]
    assert "Gate 2,48.50" in told
    assert "withdrawn" in client.get(f"{AT_ESTATES}/assets.csv").text
