"""The words of tenders."""

from __future__ import annotations

import pytest
from flask import Flask

from bidding.notices import Method, PartyRole, TenderKind
from bidding.tender import Move, Role, State
from bidding.tender.details import Matter, Outcome, Remedy
from bidding.tender.timetable import Occasion
from web.pages.tender_words import occasion, place_of, word

_BEFORE = {Move.DRAFT, Move.FILE, Move.RETURN, State.DRAFT, State.FILED}
_EVERY = {
    "state": State, "kind": TenderKind, "method": Method, "role": PartyRole, "outcome": Outcome, "matter": Matter,
    "remedy": Remedy, "move": Move, "actor": Role,
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_value_has_a_word(app: Flask, lang: str) -> None:
    """In both languages; only what comes before publication has none, for it is never shown."""
    with app.test_request_context(f"/?lang={lang}"):
        silent = {one for kind, values in _EVERY.items() for one in values if "_" in word(kind, one)}
        chinese = [word(kind, one).isascii() for kind, values in _EVERY.items() for one in values if one not in _BEFORE]
        told = [occasion(one) for one in Occasion]

    assert silent == set()
    assert any(chinese) is (lang == "en")
    assert all(told)


def test_places_of_a_notice_are_told_in_words(app: Flask) -> None:
    """Names of lots stay as they are; an occasion can be of a lot."""
    with app.test_request_context("/?lang=en"):
        assert place_of(("lots", "lot-1", "ceiling_fen")) == "lot / lot-1 / highest price"
        assert occasion(Occasion.ENDS, "lot-1") == "Contract ends (lot-1)"
