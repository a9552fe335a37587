"""Sealed bids handed in through the browser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bidding.bids.strict_json import text_of
from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.bids import a_bid
from tests.builders.record import LOG, writing_to
from tests.builders.tender_rooms import BIDDER, NAME, NOTICE, set_clock, tender_portal
from web.bid_counter import init_bid_counter
from web.register.bids.submissions import accepted_of

PAGE = f"/work/bids/{NAME}"


def _taking(folder: Path) -> Flask:
    """Return a portal that signs receipts."""
    app = tender_portal(folder, State.PUBLISHED, "2024-06-18T02:00:00Z")
    init_bid_counter(app, LOG)
    return app


def _sends(client: FlaskClient, *, but: str = "", price: bytes | None = None) -> TestResponse:
    bid = a_bid(1, notice=NOTICE)
    files = [(text_of(bid.submission), "submission.json")]
    files += [(price or data if part == "price" else data, f"{part}.envelope") for part, data in bid.envelopes.items()]
    sent = [(BytesIO(data), name) for data, name in files if name != but]
    return client.post(f"{PAGE}/hand-in", data={"files": sent}, content_type="multipart/form-data")


def test_a_bid_is_on_record_and_its_receipt_is_given(tmp_path: Path) -> None:
    """The same again gives the same receipt, as a file too; nothing that is kept names the account."""
    app = _taking(tmp_path)
    client = signed_in(app, *BIDDER)
    first, second = _sends(client), _sends(client)
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = accepted_of(session, NAME)
    digest = first.text.partition("/work/bids/receipts/")[2].partition(".txt")[0]
    receipt = client.get(f"/work/bids/receipts/{digest}.txt").text

    assert (first.status_code, len(found)) == (200, 1)
    assert receipt.splitlines()[0] in second.text
    assert '"bid_submissions"' in client.get(f"/work/bids/receipts/{digest}.entry.json").text


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """Before anything is taken."""
    client = signed_in(_taking(tmp_path), *BIDDER)
    answers = [_sends(client, but=one) for one in ("submission.json", "price.envelope")]

    assert [one.status_code for one in answers] == [422, 422]
    assert "submission.json is not among the files" in answers[0].text
    assert "not among the files: price" in answers[1].text


def test_a_late_bid_is_refused(tmp_path: Path) -> None:
    """By the moment at which it would be on record."""
    app = _taking(tmp_path)
    set_clock(app, "2024-06-21T01:30:00Z")
    answer = _sends(signed_in(app, *BIDDER))

    assert (answer.status_code, "bids closed at" in answer.text) == (422, True)


def test_without_a_key_for_receipts_nothing_is_taken(tmp_path: Path) -> None:
    """A bid without a receipt would be one on trust; and an unknown receipt is none."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-18T02:00:00Z")
    client = signed_in(app, *BIDDER)

    assert _sends(client).status_code == 422
    assert client.get(f"/work/bids/receipts/{'0' * 64}.txt").status_code == 404
