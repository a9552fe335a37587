"""What goes over the wire: server-sent events (WHATWG HTML 9.2), framed once for all who watch.

An event of an auction has its number in the auction's public course as its id, so that a browser that comes back names
the last one it saw by itself (Last-Event-ID). `clock` has no id: it tells the server's time, and that the line holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bidding.auction import ToldEvent
from models.values.moments import moment_number, moment_text

__all__ = ["HEADERS", "LAST_CHUNK", "Frame", "clock_frame", "framed", "retry_frame", "step_frame", "together"]

HEADERS: Final = (
    ("Content-Type", "text/event-stream; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Accel-Buffering", "no"),
)
"""Headers of a stream; the last one asks a proxy (nginx) to pass each event on at once."""
LAST_CHUNK: Final = b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """数据帧: the same bytes bare (HTTP/1.0) and as one chunk (HTTP/1.1, RFC 9112 7.1); `number` is 0 without an id."""

    plain: bytes
    chunked: bytes
    number: int = 0


def framed(text: str, number: int = 0) -> Frame:
    """Return the frame of a text that ends its event with an empty line."""
    return _frame(text.encode(), number)


def step_frame(told: ToldEvent) -> Frame:
    """Return the frame of an event of an auction."""
    number = told.event.number
    return framed(f"id: {number}\nevent: step\ndata: {_json(told.as_json())}\n\n", number)


def clock_frame(now: datetime) -> Frame:
    """Return the frame that tells the server's time."""
    return framed(f"event: clock\ndata: {_json({'now': moment_text(moment_number(now))})}\n\n")


def retry_frame(milliseconds: int) -> Frame:
    """Return the frame that says after which time to come back where the line breaks."""
    return framed(f"retry: {milliseconds}\n\n")


def together(frames: list[Frame]) -> Frame:
    """Return several frames as one, so that they are one write."""
    return frames[0] if len(frames) == 1 else _frame(b"".join(frame.plain for frame in frames), frames[-1].number)


def _frame(plain: bytes, number: int) -> Frame:
    return Frame(plain, b"%x\r\n%b\r\n" % (len(plain), plain), number)


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
