"""Leases on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent

_FACTS = {"kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners", "paper": b"deed"}
_TERMS = {"name": "l1", "asset": "shop-1", "tenant": "T1", "since": "2024-07-01", "until": "2026-07-01",
          "rent": "1000", "per": "1", "every": "3", "paper": b"lease"}  # fmt: skip


def test_nothing_is_let_without_the_owners(tmp_path: Path) -> None:
    """No decision stands, so the lease is refused with the majority that it takes."""
    app = estate_portal(tmp_path)
    constituted(app)
    client = committee(app)
    sent(client, f"{AT_ESTATES}/register-asset", name="shop-1", **_FACTS)
    answer = sent(client, f"{AT_ESTATES}/sign-lease", **_TERMS)

    assert answer.status_code == 422
    assert "3/4 of area and persons" in answer.text


def test_an_unknown_lease_is_not_found(tmp_path: Path) -> None:
    """And a rise that is none is told."""
    app = estate_portal(tmp_path)
    constituted(app)
    client = committee(app)
    sent(client, f"{AT_ESTATES}/register-asset", name="shop-1", **_FACTS)

    assert client.get(f"{AT_ESTATES}/leases/none").status_code == 404
    assert "Write it like 12=5%." in sent(client, f"{AT_ESTATES}/sign-lease", rises="5", **_TERMS).text
