"""Bids over HTTP: uploaded piece by piece, accepted to the microsecond, the same again the same; nobody signs in."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bidding.bids import Part, room
from bidding.bids.strict_json import text_of
from models.record.receipts import parse_receipt
from tests.builders.bid_register import CLOSES, BidDesk
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, SealedBid, a_bid, bid_notice
from tests.builders.record import LOG
from web.application import create_app
from web.register.bids.submissions import accepted_of
from web.settings import Settings


class Portal:
    """A portal on a desk's register, by the desk's clock."""

    def __init__(self, desk: BidDesk, *, signs: bool = True) -> None:
        app = create_app(Settings(database_url=desk.url), desk.clock, signer=LOG if signs else None)
        self.desk, self.client = desk, app.test_client()

    def puts(self, bid: SealedBid, part: Part, number: int = 0, data: bytes | None = None) -> TestResponse:
        """Upload a piece of an envelope."""
        whole = bid.envelopes[part]
        piece = whole[number << 20 : (number + 1) << 20] if data is None else data
        return self.client.put(f"{_path(bid, part)}/pieces/{number}", data=piece,
                               content_type="application/octet-stream")  # fmt: skip

    def uploads(self, bid: SealedBid) -> None:
        """Upload every envelope of a bid."""
        for part, data in bid.envelopes.items():
            for number in range(-(-len(data) // 2**20)):
                assert self.puts(bid, part, number).status_code == 200
            assert self.client.post(_path(bid, part)).json["whole"]  # type: ignore[index]

    def submits(self, bid: SealedBid, client: FlaskClient | None = None) -> TestResponse:
        """Hand a submission in."""
        text = text_of(bid.submission)
        return (client or self.client).post("/api/v1/bids", data=text, content_type="application/json")


def _path(bid: SealedBid, part: Part) -> str:
    return f"/api/v1/tenders/{bid.submission.tender}/envelopes/{bid.submission.parts[part].envelope}"


def _problems(answer: TestResponse) -> str:
    assert answer.mimetype == "application/problem+json"
    return " ".join(one["what"] for one in answer.json["problems"])  # type: ignore[index]


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    """Return a portal whose box takes bids."""
    desk = BidDesk.of(tmp_path).quick()
    yield Portal(desk)
    desk.engine.dispose()


def test_a_bid_is_taken_with_a_receipt(portal: Portal) -> None:
    """The log has signed where it stands, the entry is told whole, and the bid is on record."""
    portal.uploads(a_bid(1))
    told: dict[str, Any] = portal.submits(a_bid(1)).json  # type: ignore[assignment]
    receipt = parse_receipt(told["receipt"], [LOG.verifier()])

    assert (receipt.digest, receipt.position) == (told["entry"], told["position"])
    assert receipt.subject.endswith(told["submission"])
    assert told["content"]["content"]["parts"]
    with portal.desk.session() as session:
        assert [one.submission for one in accepted_of(session, NOTICE.tender_id)] == [a_bid(1).submission]


def test_the_same_again_is_answered_alike(portal: Portal) -> None:
    """Byte for byte, after close too."""
    portal.uploads(a_bid(1))
    first, again = portal.submits(a_bid(1)), portal.submits(a_bid(1))
    portal.desk.close()

    assert first.data == again.data == portal.submits(a_bid(1)).data


def test_a_full_box_refuses_with_the_way_that_is_left(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than bid_rules.yaml gives a box; the answer tells no count, and a bid that is there is submitted."""
    portal.uploads(a_bid(1))
    monkeypatch.setattr(room, "room_of", lambda _: room.Room(40_000, 99))
    answer = portal.puts(a_bid(2), Part.PRICE)

    assert (answer.status_code, "used up" in _problems(answer)) == (422, True)
    assert portal.submits(a_bid(1)).status_code == 200


def test_a_replacement_and_a_withdrawal_come_alike(portal: Portal) -> None:
    """The three answers have one form, and one length but for the digits of the position."""
    bids = [a_bid(1), a_bid(1, again=1), a_bid(1, None)]
    for bid in bids:
        portal.uploads(bid)
    answers = [portal.submits(bid) for bid in bids]

    assert [one.status_code for one in answers] == [200] * 3
    assert len({len(one.data) - 2 * len(str(one.json["position"])) for one in answers}) == 1  # type: ignore[index]


def test_a_late_bid_is_refused_where_it_commits(portal: Portal) -> None:
    """At close, with the article; one microsecond earlier it is taken."""
    for bid in (a_bid(1), a_bid(2)):
        portal.uploads(bid)
    portal.desk.clock.step = timedelta(0)
    portal.desk.clock.at = CLOSES - timedelta(microseconds=1)
    in_time = portal.submits(a_bid(1))
    portal.desk.clock.at = CLOSES
    late = portal.submits(a_bid(2))

    assert (in_time.status_code, late.status_code) == (200, 422)
    assert "招标投标法 第28条" in _problems(late)


def test_every_reason_is_told(portal: Portal) -> None:
    """Of another version and not uploaded: two problems in one answer."""
    other = a_bid(1, notice=bid_notice(version=2, terms="Two years."))
    answer = portal.submits(other)

    assert answer.status_code == 422
    assert len(answer.json["problems"]) == 2  # type: ignore[index]


def test_an_upload_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """What is there is told by number; a piece sent twice is there once; a submission needs the whole."""
    desk = BidDesk.of(tmp_path, NOTICE_OF_TWO).quick()
    portal, bid = Portal(desk), a_bid(1, notice=NOTICE_OF_TWO)
    portal.puts(bid, Part.TECHNICAL, 1)
    twice = portal.puts(bid, Part.TECHNICAL, 1)
    told = portal.client.get(_path(bid, Part.TECHNICAL)).json
    early = portal.submits(bid)
    portal.uploads(bid)

    assert told == twice.json
    assert (told["pieces"], told["whole"]) == ([1], False)  # type: ignore[index]
    assert "not wholly uploaded" in _problems(early)
    assert portal.submits(bid).status_code == 200
    desk.engine.dispose()


def test_pieces_of_another_envelope_are_dropped(portal: Portal) -> None:
    """A conflict, and then there is room for the right ones."""
    bid = a_bid(1)
    portal.puts(bid, Part.PRICE, data=a_bid(2).envelopes[Part.PRICE])
    answer = portal.client.post(_path(bid, Part.PRICE))
    portal.uploads(bid)

    assert answer.status_code == 409
    assert portal.submits(bid).status_code == 200


def test_many_at_once_share_commits_and_each_has_its_answer(portal: Portal) -> None:
    """Six threads: six receipts at six places."""
    bids = [a_bid(number) for number in range(1, 7)]
    for bid in bids:
        portal.uploads(bid)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda bid: portal.submits(bid, portal.client.application.test_client()), bids))

    assert [one.status_code for one in answers] == [200] * 6
    assert len({one.json["position"] for one in answers}) == 6  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "data", "kind", "status"),
    [
        ("bids", b"{}", "text/plain", 415), ("bids", b"x" * 5000, "application/json", 413),
        ("bids", b"{}", "application/json", 422), ("bids", b"\xff", "application/json", 422),
        ("tenders/none/envelopes/00", b"", "application/octet-stream", 404),
    ],
)  # fmt: skip
def test_what_is_no_bid_is_told(portal: Portal, path: str, data: bytes, kind: str, status: int) -> None:
    """As problems, never as a page, never a crash."""
    answer = portal.client.post(f"/api/v1/{path}", data=data, content_type=kind)

    assert answer.status_code == status
    assert _problems(answer)


def test_a_server_without_a_key_takes_nothing(portal: Portal) -> None:
    """No bid without a receipt: it says so before anything is uploaded."""
    silent = Portal(portal.desk, signs=False)

    assert silent.puts(a_bid(1), Part.PRICE).status_code == 501
    assert "takes no bids" in _problems(silent.submits(a_bid(1)))
