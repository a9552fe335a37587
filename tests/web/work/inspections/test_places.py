"""Where something is to be done."""

from __future__ import annotations

from pathlib import Path

from credit.inspections import checklist
from credit.inspections.due import Place
from tests.builders.accounts import empty_portal
from web.work.inspections.places import place_words


def test_a_place_is_told_by_its_names(tmp_path: Path) -> None:
    """The estate, and the item in the visitor's language; an estate that nobody knows by its id."""
    item = checklist("disclosure").items[0]
    with empty_portal(tmp_path).test_request_context(headers={"Cookie": "wuxin_lang=en"}):
        assert place_words(Place("X1", item), {"community/X1": "柳园"}) == f"柳园: {item.title.en}"
        assert place_words(Place("X2"), {}) == "X2"
