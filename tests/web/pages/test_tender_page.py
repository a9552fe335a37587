"""The page of a tender on record."""

from __future__ import annotations

from flask.testing import FlaskClient

from bidding.notices.differences import Change
from bidding.tender import Move
from tests.builders.notices import company
from tests.builders.public_tenders import AWARDED, OPEN, awarded_tender, open_tender
from web.pages.tender_page import company_ids, money, tender_parts, value_of


def test_versions_say_what_changed_and_whether_bids_stay_good(visitor: FlaskClient) -> None:
    """Before and after, in yuan and in the zone of the portal."""
    page = visitor.get(f"/tenders/{OPEN}").text

    for told in ("<del>10,000,000.00</del>", "<ins>9,900,000.00</ins>", "<ins>25 July 2024, 09:30</ins>",
                 "Bids to this version have to be sealed anew.", "lower ceiling"):  # fmt: skip
        assert told in page


def test_questions_are_shown_and_who_asks_is_not(visitor: FlaskClient) -> None:
    """Whoever asks may bid: no code of it stands anywhere while bids are sealed (Tender Law, article 22)."""
    page = visitor.get(f"/tenders/{OPEN}").text

    assert ("Is the lift new?" in page, "Built in 2024." in page, "not answered yet" in page) == (True, True, True)
    assert "event 4, by a bidder, or who may become one" in page
    assert company(1) not in page
    assert "This page does not know it either." in page


def test_an_award_stands_with_all_that_led_to_it(visitor: FlaskClient) -> None:
    """Opening, ranking, objection, price in digits and capital numerals, contract."""
    page = visitor.get(f"/tenders/{AWARDED}").text

    for told in ("contract signed", "人民币捌佰柒拾万元整", "9,000,000.00", "89.999", "not upheld",
                 "Contract signed on 10 July 2024", "Price of the contract: 8,700,000.00 yuan",
                 "7 of 20 rated companies qualified"):  # fmt: skip
        assert told in page


def test_nothing_is_told_of_bids_before_the_opening() -> None:
    """No bids, no ranking, no count; and every company that is named has its code looked up."""
    parts = tender_parts(open_tender(), {})

    assert (parts["sealed"], parts["opening"]) == (True, None)
    assert all((one.bids, one.places, one.fallen) == ((), (), None) for one in parts["lots"])
    assert company_ids(open_tender()) == set()
    assert company_ids(awarded_tender()) == {company(n) for n in (1, 2, 3)}
    assert Move.DRAFT not in {event.move for _, event in parts["events"]}


def test_values_are_written_as_people_read_them() -> None:
    """Fen as yuan, lists as lists, nothing as a dash."""
    assert (money(123456789), money(0), money(None)) == ("1,234,567.89", "0.00", "–")
    assert value_of(Change(("required", "grades"), None, ["AAA", "AA"]), "after") == "AAA, AA"
    assert value_of(Change(("required", "grades"), None, ["AAA"]), "before") == "–"
    assert value_of(Change(("lots", "l", "months"), 36, 24), "before") == "36"
