"""Drafts entered."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import a_notice
from tests.builders.tender_rooms import DEVELOPER, NOTICE_CHANGES, as_sent, begun_draft, kept, tender_portal
from web.work.tenders.draft_notice import typed_from

STEPS = {step: as_sent(told) for step, told in typed_from(a_notice(**NOTICE_CHANGES)).items()}


def test_the_number_of_somebody_elses_tender_is_refused(tmp_path: Path) -> None:
    """Nothing of theirs is touched, and the draft stays."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-08T02:00:00Z")
    other = (DEVELOPER[0], "developer/91330100MA27XQ0A1B")
    client = signed_in(app, *other)
    answer = client.post("/work/tenders/drafts/new", data={"organisation": other[1]})
    base = answer.headers["Location"].rpartition("/")[0]
    for step, told in STEPS.items():
        client.post(f"{base}/{step}", data=told)
    refused = client.post(f"{base}/review")

    assert (refused.status_code, len(kept(app).events)) == (422, 1)
    assert "of another procuring entity" in refused.text


def test_a_tender_repeats_one_that_failed(tmp_path: Path) -> None:
    """One that goes on cannot be repeated."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-08T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    again = STEPS | {
        "basis": STEPS["basis"] | {"tender_id": "zj-2024-002"},
        "method": STEPS["method"] | {"retender_of": "zj-2024-001"},
    }
    base = begun_draft(client, **again)
    refused = client.post(f"{base}/review")
    client.post("/work/tenders/zj-2024-001/do/cancel", data={"what": "the land was sold"})
    client.post(f"{base}/review")

    assert "is no tender that was unsuccessful" in refused.text
    assert kept(app, "zj-2024-002").drafted.retender_of == "zj-2024-001"
