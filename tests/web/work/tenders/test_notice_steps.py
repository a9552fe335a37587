"""Steps on the notice."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State, state_of
from tests.builders.accounts import signed_in
from tests.builders.tender_rooms import BIDDER, DEVELOPER, ROOM, kept, tender_portal


def test_publishing_is_refused_before_its_day_and_then_done(tmp_path: Path) -> None:
    """Ten days after the filing, with the day from which it may be."""
    early = tender_portal(tmp_path, State.FILED, "2024-05-15T02:00:00Z")
    answer = signed_in(early, *DEVELOPER).post(f"{ROOM}/do/publish", data={"elsewhere": "Hall"})

    assert "may be published from 2024-05-20 on" in answer.text
    app = tender_portal(tmp_path, State.FILED, "2024-05-27T02:00:00Z")
    signed_in(app, *DEVELOPER).post(f"{ROOM}/do/publish", data={"elsewhere": "Hall"})
    assert (state_of(kept(app)), kept(app).events[-1].details["bids_elsewhere"]) == (State.PUBLISHED, "Hall")


def test_a_question_is_answered_for_everybody(tmp_path: Path) -> None:
    """The form offers what waits, and the company reads the answer."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    company, developer = signed_in(app, *BIDDER), signed_in(app, *DEVELOPER)
    company.post(f"{ROOM}/do/ask", data={"question": "How many lifts?"})
    number = str(kept(app).unanswered[0])
    developer.post(f"{ROOM}/do/answer", data={"question": number, "answer": "Six."})

    assert kept(app).unanswered == ()
    assert "Six." in company.get("/work/bids/zj-2024-001").text


def test_a_close_is_put_off_with_a_reason(tmp_path: Path) -> None:
    """The form shows the times that hold, by the clock of Shanghai."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    told = {"questions": "2024-06-14T17:00", "closes": "2024-06-28T09:30", "opens": "2024-06-28T11:30", "what": "rain"}

    assert 'value="2024-06-21T09:30"' in client.get(f"{ROOM}/do/extend").text
    assert client.post(f"{ROOM}/do/extend", data=told).status_code == 303
    assert kept(app).notice.times.bids_close_at.isoformat() == "2024-06-28T01:30:00+00:00"


def test_owners_are_asked_where_the_law_lets_them_decide(tmp_path: Path) -> None:
    """A preliminary tender has no field for their vote."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-10T02:00:00Z")

    assert "ballot" not in signed_in(app, *DEVELOPER).get(f"{ROOM}/do/file").text
