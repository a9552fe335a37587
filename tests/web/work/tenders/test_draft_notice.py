"""A notice from what was typed, and back."""

from __future__ import annotations

from bidding.notices import read_notice
from models.values.canonical import canonical
from tests.builders.evaluations import CRITERIA
from tests.builders.notices import a_notice
from web.work.tenders.draft_notice import notice_from, rows_of, typed_from

DEVELOPER = "developer/91330681MA27U04D4K"


def test_a_notice_survives_being_typed() -> None:
    """Every value of it, also those that no field is there for."""
    scheme = {"method": "comprehensive", "criteria": list(CRITERIA), "ties": ["better_price", "more_technical"]}
    notice = a_notice(evaluation=scheme, bid_security_fen=1_000_050)

    assert read_notice(canonical(notice_from(typed_from(notice), DEVELOPER))) == notice


def test_what_cannot_be_read_is_left_to_the_notice() -> None:
    """A number that is none stays as it was typed, so that it is told with its place; what is empty is not said."""
    raw = notice_from({"lots": {"rows": [{"id": "lot-1", "months": "three years", "estimate": "much"}]}}, DEVELOPER)

    assert raw["lots"] == [{"id": "lot-1", "months": "three years", "estimate_fen": "much"}]
    assert ("title" in raw, raw["procuring_entity"]["role"]) == (False, "developer")


def test_a_row_in_which_nothing_was_typed_is_none() -> None:
    """The empty one that every table ends with is not kept."""
    assert rows_of([{"id": "lot-1"}, {"id": "", "title": None}]) == [{"id": "lot-1"}]
