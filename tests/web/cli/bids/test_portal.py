"""A bidder's side of the portal: patient while nobody answers, never uploading twice, clear when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bidding.bids import Part
from bidding.bids.strict_json import text_of
from models.errors import InputError, RefusedError
from tests.builders.bids import NOTICE_OF_TWO, a_bid
from web.cli.bids.portal import Answered, BidPortal, over_http

BID = a_bid(1, notice=NOTICE_OF_TWO)
PIECE = 2**20


class FakePortal:
    """A portal in memory, which answers each call by what `before` says first, where it says anything."""

    def __init__(self, *before: Answered | Exception) -> None:
        self.before, self.asked, self.pauses = list(before), [], []  # type: ignore[var-annotated]
        self.pieces: dict[int, bytes] = {}

    def __call__(self, method: str, address: str, body: bytes | None, _kind: str) -> Answered:
        """Answer as a portal does."""
        self.asked.append((method, address.rpartition("/")[2]))
        if self.before:
            first = self.before.pop(0)
            if isinstance(first, Exception):
                raise first
            return first
        if method == "PUT":
            self.pieces[int(address.rpartition("/")[2])] = body or b""
        if address.endswith("/bids"):
            return Answered(200, {"submission": "x"})
        return Answered(200, {"pieces": sorted(self.pieces), "whole": False, "piece_bytes": PIECE})

    def seen_by_a_bidder(self, patience_s: float = 60) -> BidPortal:
        """Return the portal as a bidder's computer has it; pauses take no time."""
        return BidPortal("https://bids.example.org/", patience_s, self, self.pauses.append)

    def puts(self) -> list[str]:
        """Return the numbers of pieces that were sent, in their order."""
        return [last for method, last in self.asked if method == "PUT"]


def test_an_upload_sends_what_is_missing() -> None:
    """The piece that is there already is not sent again."""
    fake = FakePortal()
    fake.pieces[0] = b"there"
    fake.seen_by_a_bidder().upload("t", BID.file(Part.TECHNICAL))

    assert fake.puts() == ["1", "2"]
    assert b"".join(fake.pieces[n] for n in (1, 2)) == BID.envelopes[Part.TECHNICAL][PIECE:]


@pytest.mark.parametrize("failure", [OSError("refused"), Answered(503, {}), Answered(502, {})])
def test_it_asks_again_while_nobody_answers(failure: Answered | Exception) -> None:
    """With pauses that grow, and then it goes on as if nothing had been."""
    fake = FakePortal(failure, failure, failure)

    assert fake.seen_by_a_bidder().submit(b"{}") == {"submission": "x"}
    assert fake.pauses == [0.5, 1, 2]


def test_patience_ends() -> None:
    """Exit 2, and what to do."""
    fake = FakePortal(*[OSError("no route to host")] * 50)
    with pytest.raises(InputError, match="no route to host") as caught:
        fake.seen_by_a_bidder(10).submit(b"{}")

    assert "goes on where it stopped" in str(caught.value)
    assert sum(fake.pauses) <= 20


def test_what_is_refused_is_told_with_every_reason() -> None:
    """422 is a rule's no; others are a wrong call."""
    problems = {"problems": [{"where": "submission", "what": w, "remedy": ""} for w in ("late", "not whole")]}
    with pytest.raises(RefusedError, match=r"late(.|\n)*not whole"):
        FakePortal(Answered(422, problems)).seen_by_a_bidder().submit(b"{}")
    with pytest.raises(InputError, match="late"):
        FakePortal(Answered(404, problems)).seen_by_a_bidder().submit(b"{}")
    with pytest.raises(InputError, match="that takes bids"):
        FakePortal(Answered(404, {})).seen_by_a_bidder().submit(b"{}")


def test_pieces_that_were_dropped_are_sent_anew() -> None:
    """Once; who is told the same again gives up."""
    there = Answered(200, {"pieces": [0], "whole": False, "piece_bytes": PIECE})
    dropped = Answered(409, {"problems": [{"where": "", "what": "they do not add up", "remedy": ""}]})
    price = BID.file(Part.PRICE)
    fake = FakePortal(there, dropped)
    fake.seen_by_a_bidder().upload("t", price)

    assert fake.puts() == ["0"]
    with pytest.raises(RefusedError, match="add up"):
        FakePortal(there, dropped, there, dropped).seen_by_a_bidder().upload("t", price)


def test_only_the_web_is_asked() -> None:
    """No file is read by its address."""
    with pytest.raises(InputError, match="no address of a portal"):
        BidPortal("file:///etc/passwd", 1)


def test_an_answer_that_is_no_json_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of somebody between is not taken for an answer."""

    class Page:
        status = 200
        __enter__: Callable[..., Any] = lambda self: self
        __exit__: Callable[..., Any] = lambda *_: None

        def read(self, _most: int) -> bytes:
            return b"<html>"

    monkeypatch.setattr("web.cli.bids.portal.urlopen", lambda *_a, **_k: Page())

    assert over_http("GET", "https://x", None, "") == Answered(200, {})


def test_text_of_a_submission_is_what_goes_out() -> None:
    """The bytes that are signed are the bytes that are sent."""
    sent: list[bytes | None] = []

    def transport(_method: str, _address: str, body: bytes | None, _kind: str) -> Answered:
        sent.append(body)
        return Answered(200, {})

    BidPortal("https://x", 1, transport).submit(text_of(BID.submission))

    assert sent == [text_of(BID.submission)]


def test_each_envelope_has_an_address_of_its_own() -> None:
    """By its digest."""
    fake = FakePortal()
    for part in BID.envelopes:
        fake.seen_by_a_bidder().upload("t/1", BID.file(part))
        fake.pieces.clear()

    assert {last for method, last in fake.asked if method == "POST"} == {
        BID.submission.parts[part].envelope for part in BID.envelopes
    }
