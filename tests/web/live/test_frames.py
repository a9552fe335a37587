"""Bytes of server-sent events."""

from __future__ import annotations

import json

from bidding.auction import started, told_events
from tests.builders.auctions import OPENS_AT, STARTING, a_bid, rules
from web.live.frames import clock_frame, retry_frame, step_frame, together


def test_an_event_has_its_number_as_its_id() -> None:
    """And its data on one line."""
    (told,) = told_events(started(rules()), [a_bid(1, "a", STARTING)])
    frame = step_frame(told)
    first, second, data, *end = frame.plain.decode().split("\n")

    assert (first, second, end, frame.number) == ("id: 1", "event: step", ["", ""], 1)
    assert json.loads(data.removeprefix("data: ")) == told.as_json()


def test_the_clock_has_no_id() -> None:
    """So that a browser that comes back names the last event, not the last beat."""
    assert b"id:" not in clock_frame(OPENS_AT).plain


def test_frames_together_are_one_chunk() -> None:
    """Its length first, in hexadecimal."""
    frame = together([retry_frame(1000), retry_frame(2000)])
    size, _, rest = frame.chunked.partition(b"\r\n")

    assert int(size, 16) == len(frame.plain)
    assert rest == frame.plain + b"\r\n"
