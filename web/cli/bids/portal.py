"""A portal that takes bids, as a bidder's computer sees it: asked again while it does not answer, told where it stops.

Everything it is asked can be asked twice, so that a lost answer costs a repetition and nothing else.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, BinaryIO, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from models.errors import InputError, Problem, RefusedError

__all__ = ["Answered", "BidPortal", "Transport", "over_http"]

_TIMEOUT_S: Final = 60.0
_ANSWER_BYTES: Final = 2**20
_LONGEST_PAUSE_S: Final = 10.0
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
"""Statuses after which the same may be asked again: somebody between, or a server that is overrun."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the portal; `told` is its JSON, empty where it is none."""

    status: int
    told: dict[str, Any]


Transport = Callable[[str, str, bytes | None, str], Answered]
"""Asks once: method, address, body, content type. Raises OSError where no answer comes."""


def over_http(method: str, address: str, body: bytes | None, kind: str) -> Answered:
    """Ask once over HTTP or HTTPS."""
    request = Request(address, body, {"Content-Type": kind, "Accept": "application/json"}, method=method)  # noqa: S310 - BidPortal has looked at the scheme
    try:
        with urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - likewise
            return Answered(answer.status, _json(answer.read(_ANSWER_BYTES)))
    except HTTPError as error:
        with error:
            return Answered(error.code, _json(error.read(_ANSWER_BYTES)))
    except HTTPException as error:
        raise OSError(str(error) or type(error).__name__) from None


class BidPortal:
    """The part of a portal's API that takes bids; it is asked for `patience_s` seconds before it is given up."""

    def __init__(
        self, url: str, patience_s: float, transport: Transport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        if urlsplit(url).scheme not in ("http", "https"):
            raise InputError(Problem(url, "it is no address of a portal", "Write it as https://host."))
        self._url = f"{url.rstrip('/')}/api/v1"
        self._patience_s, self._transport, self._pause = patience_s, transport or over_http, pause

    def upload(self, tender: str, source: BinaryIO) -> str:
        """Bring an envelope whose pieces are not there yet, and return its digest. Raises as the portal refuses."""
        digest = _digest(source)
        path = f"/tenders/{quote(tender, safe='')}/envelopes/{digest}"
        for last in (False, True):
            standing = self._asked("GET", path)
            if standing["whole"]:
                break
            self._put_missing(path, source, standing)
            answer = self._ask("POST", path, b"", "application/octet-stream")
            if answer.status != HTTPStatus.CONFLICT or last:  # else pieces of an earlier try were not of this envelope
                self._told(answer)
                break
        return digest

    def submit(self, text: bytes) -> dict[str, Any]:
        """Hand a submission in and return what the portal tells of it, receipt included. Raises as it refuses."""
        return self._asked("POST", "/bids", text, "application/json")

    def _put_missing(self, path: str, source: BinaryIO, standing: dict[str, Any]) -> None:
        there, size = set(standing["pieces"]), int(standing["piece_bytes"])
        source.seek(0)
        for number, piece in enumerate(iter(lambda: source.read(size), b"")):
            if number not in there:
                self._asked("PUT", f"{path}/pieces/{number}", piece, "application/octet-stream")

    def _asked(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> dict[str, Any]:
        return self._told(self._ask(method, path, body, kind))

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> Answered:
        """Ask until there is an answer that settles it, with pauses that grow. Raises InputError when patience ends."""
        waited, pause = 0.0, 0.5
        while True:
            try:
                answer = self._transport(method, f"{self._url}{path}", body, kind)
            except OSError as error:
                why = f"it does not answer: {getattr(error, 'reason', error)}"
            else:
                if answer.status not in _AGAIN:
                    return answer
                why = f"it answers {answer.status}"
            if waited >= self._patience_s:
                remedy = "Call again: what is there stays, and the upload goes on where it stopped. Mind the close."
                raise InputError(Problem(self._url, why, remedy))
            self._pause(pause)
            waited, pause = waited + pause, min(2 * pause, _LONGEST_PAUSE_S)

    def _told(self, answer: Answered) -> dict[str, Any]:
        if answer.status == HTTPStatus.OK:
            return answer.told
        problems = [
            Problem(str(one.get("where")), str(one.get("what")), str(one.get("remedy")))
            for one in answer.told.get("problems", ())
        ]
        if not problems:
            remedy = "Is this the address of a portal of Wuxin that takes bids?"
            raise InputError(Problem(self._url, f"it answers {answer.status}, and says nothing that helps", remedy))
        refused = answer.status in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT)
        raise RefusedError(problems) if refused else InputError(problems)


def _digest(source: BinaryIO) -> str:
    hashed = sha256()
    source.seek(0)
    while piece := source.read(2**20):
        hashed.update(piece)
    return hashed.hexdigest()


def _json(data: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        found = json.loads(data)
        if isinstance(found, dict):
            return found
    return {}
