"""The blacklist for Credit China (信用中国): what is new since the last push, and what is taken back.

The layout is our own (`wuxin blacklist push 1`): no specification of the receiving platform was read. Each item bears
the unified social credit code, the name, basis and dates; a withdrawal names what it takes back and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from credit.standing.life import ON_THE_LIST, state_on, term_of
from credit.standing.listing import Listing, Move, State
from models.values.moments import moment_number, moment_text

__all__ = ["PUSH_FORMAT", "push_content", "pushed_items"]

PUSH_FORMAT: Final = "wuxin blacklist push 1"
_ENDED: Final = frozenset({State.LIFTED, State.EXPIRED})


def push_content(
    listings: Iterable[Listing], names: Mapping[str, str], pushed: Collection[tuple[int, str]], at: datetime, on: date
) -> dict[str, Any]:
    """Return the content of a push at a moment. `pushed`: (listing, action) of the pushes before it.

    What is on the blacklist and was never pushed is listed; what was pushed and is off is withdrawn; each once.
    """
    items = [item for one in listings if one.facts.kind == "black" for item in _items(one, names, pushed, on)]
    return {"format": PUSH_FORMAT, "made_at": moment_text(moment_number(at)), "items": items}


def pushed_items(contents: Iterable[Mapping[str, Any]]) -> set[tuple[int, str]]:
    """Return (listing, action) of everything that earlier pushes, as they are on record, held."""
    return {(item[0], item[1]) for content in contents for item in content["items"]}


def _items(
    one: Listing, names: Mapping[str, str], pushed: Collection[tuple[int, str]], on: date
) -> Iterator[dict[str, Any]]:
    state = state_on(one, on)
    if state in ON_THE_LIST and (one.number, "list") not in pushed:
        yield {"action": "list", **_about(one, names)}
    if state in _ENDED and (one.number, "list") in pushed and (one.number, "withdraw") not in pushed:
        ended = one.last(Move.LIFT, Move.EXPIRE)
        signed = ended[1].signed if ended else None
        yield {
            "action": "withdraw", **_about(one, names),
            "withdrawn_on": (ended[1].day if ended else on).isoformat(),
            "why": signed["content"]["ground"] if signed else "term over",
        }  # fmt: skip


def _about(one: Listing, names: Mapping[str, str]) -> dict[str, Any]:
    upheld, (published_on, ends_on) = one.last(Move.UPHOLD), term_of(one)
    if upheld is None or upheld[1].signed is None or published_on is None:
        raise AssertionError  # no listing is published without
    content = upheld[1].signed["content"]
    return {
        "listing": one.number, "unified_social_credit_code": one.facts.company_id,
        "name": names.get(one.facts.company_id, ""), "event": one.facts.event, "basis": content["basis"],
        "reasons": content["reasons"], "decided_on": upheld[1].day.isoformat(),
        "published_on": published_on.isoformat(), "ends_on": None if ends_on is None else ends_on.isoformat(),
    }  # fmt: skip
