"""Objections and complaints."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from bidding.tender.disputes import disputes, suspended_by
from tests.builders.accounts import signed_in
from tests.builders.tender_rooms import BIDDER, DEVELOPER, REGULATOR, ROOM, kept, sends, tender_portal


def test_a_dispute_goes_through_all_its_hands(tmp_path: Path) -> None:
    """Objection, reply, complaint, taken up, decided; of the texts digests alone are kept."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T04:00:00Z")
    company, buyer, office = (signed_in(app, *who) for who in (BIDDER, DEVELOPER, REGULATOR))
    sends(company, f"{ROOM}/do/object", {"file": b"why"}, matter="result")
    assert len(suspended_by(kept(app))) == 1
    first = str(len(kept(app).events))
    buyer.post(f"{ROOM}/do/reply", data={"number": first, "remedy": "none", "what": "It was read right."})
    sends(company, f"{ROOM}/do/complain", {"file": b"why"}, matter="result", objection=first, known_on="2024-06-26")
    second = {"number": str(len(kept(app).events)), "what": "It is in time."}
    office.post(f"{ROOM}/do/accept", data=second | {"accepted": "y", "suspends": "y"})
    office.post(f"{ROOM}/do/decide", data=second | {"upheld": "y", "remedy": "redo"})

    assert [one.remedy for one in disputes(kept(app))] == ["none", "redo"]
    redo = {"because": second["number"], "what": "as ordered"}
    assert buyer.post(f"{ROOM}/do/redo", data=redo).status_code == 303


def test_an_objection_without_a_text_is_refused(tmp_path: Path) -> None:
    """The form says that a file is missing."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T04:00:00Z")
    answer = signed_in(app, *BIDDER).post(f"{ROOM}/do/object", data={"matter": "result"})

    assert (answer.status_code, "no file was chosen" in answer.text) == (422, True)


def test_one_complains_after_objecting(tmp_path: Path) -> None:
    """Of the result, by article 60(2)."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T04:00:00Z")
    told = {"matter": "result", "objection": "", "known_on": "2024-06-26"}

    assert (
        "before one complains" in sends(signed_in(app, *BIDDER), f"{ROOM}/do/complain", {"file": b"why"}, **told).text
    )
