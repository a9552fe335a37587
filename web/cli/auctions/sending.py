"""Sending a signed bid to a portal, and what it answers, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from models.errors import InputError, Problem, RefusedError, WuxinError

__all__ = ["applied_at", "placed_at"]

_ANSWER_BYTES: Final = 256 * 1024
_REFUSED: Final = 422
_UNANSWERED: Final = {
    "bids": "Look at the auction whether the bid is there, or send the same bid again: it is placed once.",
    "applications": "Apply again with the same key: where it is on record already, the portal tells its handle.",
}
"""What to do where no answer comes."""


def placed_at(portal: str, auction_id: str, signed: Mapping[str, Any], timeout_s: float = 30.0) -> dict[str, Any]:
    """Place a bid at a portal and return its answer: the bid is durable then.

    Raises RefusedError with every reason of the portal, and InputError where it cannot be asked. Where no answer comes,
    the same bid may be sent again: it is placed once.
    """
    return _answered(portal, auction_id, "bids", signed, timeout_s)


def applied_at(portal: str, auction_id: str, signed: Mapping[str, Any], timeout_s: float = 30.0) -> dict[str, Any]:
    """Hand an application in at a portal and return its answer: the handle, and the entry that is on record then.

    Raises RefusedError with every reason of the portal, and InputError where it cannot be asked.
    """
    return _answered(portal, auction_id, "applications", signed, timeout_s)


def _answered(portal: str, auction_id: str, what: str, signed: Mapping[str, Any], timeout_s: float) -> dict[str, Any]:
    if urlsplit(portal).scheme not in ("http", "https"):
        raise InputError(Problem(portal, "it is no address of a portal", "Write it as https://host or http://host."))
    address = f"{portal.rstrip('/')}/api/v1/auctions/{quote(auction_id, safe='')}/{what}"
    body, headers = json.dumps(signed, ensure_ascii=False).encode(), {"Content-Type": "application/json"}
    try:
        request = Request(address, body, headers, method="POST")  # noqa: S310 - the scheme was looked at
        with urlopen(request, timeout=timeout_s) as response:  # noqa: S310 - see above
            found = json.loads(response.read(_ANSWER_BYTES))
    except HTTPError as error:
        with error:
            raise _refusal(portal, error.code, error.read(_ANSWER_BYTES)) from None
    except (OSError, HTTPException, ValueError) as error:
        told = f"no answer came that can be read: {getattr(error, 'reason', error)!s}"
        raise InputError(Problem(portal, told, _UNANSWERED[what])) from None
    if not isinstance(found, dict) or "entry" not in found:
        raise InputError(Problem(portal, "it answers like no portal of ours", "Check the address."))
    return found


def _refusal(portal: str, status: int, body: bytes) -> WuxinError:
    """Return what the portal says, problem by problem."""
    try:
        told = json.loads(body)["problems"]
        problems = [Problem(str(one["where"]), str(one["what"]), str(one["remedy"])) for one in told]
    except (ValueError, KeyError, TypeError):
        problems = []
    problems = problems or [Problem(portal, f"it answers with {status}", "Check the address, or try again later.")]
    return RefusedError(problems) if status == _REFUSED else InputError(problems)
