"""The opening room."""

from __future__ import annotations

import secrets
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from flask import Flask

from bidding.bids import Part
from bidding.bids.strict_json import text_of
from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.bids import a_bid, shares
from tests.builders.tender_rooms import BIDDER, CENTRE, DEVELOPER, NOTICE, ROOM, sends, set_clock, tender_portal
from web.clock import Clock
from web.register.bids.submissions import submit
from web.register.bids.uploads import put_envelope

DAY = "2024-06-20T02:00:00+00:00"


def _with_bids(folder: Path) -> Flask:
    """Return a portal whose box three bids were handed in to, and then closed."""
    app = tender_portal(folder, State.PUBLISHED, DAY)
    engine, clock = app.extensions["wuxin.engine"], _clock(app)
    for number in (1, 2, 3):
        bid = a_bid(number, notice=NOTICE)
        for part in bid.envelopes:
            put_envelope(engine, NOTICE.tender_id, bid.file(part), clock, secrets.token_bytes)
        submit(engine, text_of(bid.submission), clock, secrets.token_bytes)
    set_clock(app, "2024-06-21T01:30:00+00:00")
    assert signed_in(app, *DEVELOPER).post(f"{ROOM}/do/close").status_code == 303
    return app


def _clock(app: Flask) -> Clock:
    found: Clock = app.extensions["wuxin.clock"]
    return found


def test_covers_are_opened_once_enough_custodians_handed_in(tmp_path: Path) -> None:
    """Not before, and not before the window is over; then the page says how many opened."""
    app = _with_bids(tmp_path)
    client = signed_in(app, *CENTRE)
    given = shares([a_bid(number, notice=NOTICE) for number in (1, 2, 3)], Part.COVER, notice=NOTICE)
    early = client.post(f"{ROOM}/opening/open", data={"part": "cover"})
    for one in given:
        assert sends(client, f"{ROOM}/opening/hand-in", {"file": text_of(one)}).status_code == 303
    set_clock(app, "2024-06-21T03:30:00+00:00")
    answer = client.post(f"{ROOM}/opening/open", data={"part": "cover"})

    assert early.status_code == 422
    assert "0 custodians handed in shares of this part, and 3 are needed" in early.text
    assert answer.status_code == 303
    assert all(words in client.get(f"{ROOM}/opening").text for words in ("3 opened.", "covers", "prices"))


def test_the_box_is_given_out_once_it_is_closed(tmp_path: Path) -> None:
    """With what custodians need; while it takes bids nobody gets it, nor sees how many came."""
    app = tender_portal(tmp_path, State.PUBLISHED, DAY)
    client = signed_in(app, *DEVELOPER)

    assert client.get(f"{ROOM}/opening/box.zip").status_code == 422
    assert "Nobody sees how many came" in client.get(f"{ROOM}/opening").text
    set_clock(app, "2024-06-21T01:30:00+00:00")
    client.post(f"{ROOM}/do/close")
    with ZipFile(BytesIO(client.get(f"{ROOM}/opening/box.zip").data)) as packed:
        assert "box/notices/1.json" in packed.namelist()


def test_what_no_custodian_signed_is_refused(tmp_path: Path) -> None:
    """With the reason, and nothing is on record."""
    app = tender_portal(tmp_path, State.CLOSED, "2024-06-21T02:00:00+00:00")
    answer = sends(signed_in(app, *CENTRE), f"{ROOM}/opening/hand-in", {"file": b"[]"})

    assert (answer.status_code, "no file of shares or halves" in answer.text) == (422, True)


def test_a_company_has_no_business_in_the_room(tmp_path: Path) -> None:
    """It opens everything again from the box."""
    app = tender_portal(tmp_path, State.CLOSED, "2024-06-21T02:00:00+00:00")

    assert signed_in(app, *BIDDER).get(f"{ROOM}/opening").status_code == 403
