"""What a campaign publishes, as files."""

from __future__ import annotations

import io
import json
import zipfile

from tests.web.work.inspections.conftest import Browse
from web.access import Role


def test_a_published_campaign_is_taken_along(browse: Browse) -> None:
    """Not before it is published; then every score, finding and reason."""
    spring = "/work/inspections/spring"
    finding = browse().get(spring).text.split('name="finding" value="')[1].split('"')[0]
    assert browse(Role.AUDITOR).get(f"{spring}/report.zip").status_code == 404
    for step, told in (
        ("excuse", {"target": "X2", "reason": "flood"}), ("finding", {"finding": finding, "move": "confirm"}),
        ("close", {}), ("publish", {}),
    ):  # fmt: skip
        assert browse().post(f"{spring}/{step}", data=told).status_code == 303, step

    with zipfile.ZipFile(io.BytesIO(browse(Role.AUDITOR).get(f"{spring}/report.zip").data)) as bundle:
        report = json.loads(bundle.read("report.json"))
    assert [one["reason"] for one in report["excused"]] == ["flood"]
    assert "findings.csv" in bundle.namelist()
