"""A result file tells the whole auction, and is followed rather than believed."""

from __future__ import annotations

import json

import pytest

from bidding.auction import replayed, result_of, result_text, stand
from bidding.auction.result import event_from, event_json
from models.errors import InputError, RefusedError
from models.values.canonical import canonical
from tests.builders.auctions import STARTING, STEP, a_bid, rules, run

BIDS = [("a", STARTING), ("b", STARTING + STEP), ("a", STARTING + 3 * STEP)]


def test_the_file_leads_to_its_result() -> None:
    """Winner, rent, and the bid that waits, from rules and events alone."""
    found = replayed(result_text(rules(), run(BIDS)))

    assert (found.winner, found.rent_fen) == ("a", STARTING + 3 * STEP)
    assert (found.waiting, found.waiting_fen) == ("b", STARTING + STEP)
    assert found.bids == 3


def test_without_a_bid_nobody_wins() -> None:
    """And nobody waits."""
    found = replayed(result_text(rules(), run([])))

    assert (found.winner, found.rent_fen, found.waiting, found.bids) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("result", "winner"), "b"),
        (("result", "rent_fen"), 1),
        (("events", 2, "amount_fen"), STARTING + 2 * STEP),
        (("events", 0, "by"), "z"),
        (("events", 1, "number"), 7),
        (("rules", "step_fen"), 10 * STEP),
        (("wuxin_auction",), 2),
    ],
)
def test_a_changed_file_is_found(path: tuple[str | int, ...], value: object) -> None:
    """Whatever was changed, the events no longer lead to what it says."""
    plain = json.loads(result_text(rules(), run(BIDS)))
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(InputError):
        replayed(canonical(plain))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"wuxin_auction": 1, "result": {}, "rules": {}, "events": []}'])
def test_what_is_no_result_is_told(text: str) -> None:
    """Never a crash."""
    with pytest.raises(InputError, match="cannot be read"):
        replayed(text)


def test_there_is_no_result_before_the_close() -> None:
    """The last bid may still be beaten."""
    events = run(BIDS, None)

    with pytest.raises(RefusedError, match="follows the close"):
        result_of(stand(rules(), events), events)


def test_an_event_survives_its_file() -> None:
    """Read back, it is the same."""
    assert event_from(event_json(a_bid(1, "a", 5))) == a_bid(1, "a", 5)
