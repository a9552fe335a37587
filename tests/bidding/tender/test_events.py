"""What follows from the events of a tender."""

from __future__ import annotations

import pytest

from bidding.notices import notice_digest
from bidding.tender import Move, State, Tender
from models.errors import InputError
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import PRICES, a_tender, an_event, says, then

TIMES = {**notice_json()["times"], "bids_close_at": "2024-07-01T01:30:00Z", "opens_until": "2024-07-02T00:00:00Z"}
EXTENDED = says(times=TIMES, what="more time")


def _amended() -> Tender:
    told = says(notice=a_notice(version=2, terms="Clearer.").as_json(), what="clearer")
    return then(a_tender(State.PUBLISHED), Move.AMEND, "2024-06-03T02:00:00Z", told)


def test_an_addendum_is_a_version_to_which_bids_are_confirmed() -> None:
    """Bids made to the first version are no longer good."""
    tender = _amended()

    assert [one.version for one in tender.versions] == [1, 2]
    assert tender.valid_digests == (notice_digest(tender.notice),)


def test_an_extension_leaves_bids_good() -> None:
    """Both versions are good: only the time changed; after an addendum that followed, only those since."""
    tender = then(a_tender(State.PUBLISHED), Move.EXTEND, "2024-06-03T02:00:00Z", EXTENDED)
    assert tender.valid_digests == tuple(notice_digest(one) for one in tender.versions)

    later = then(_amended(), Move.EXTEND, "2024-06-04T02:00:00Z", EXTENDED)
    assert later.valid_digests == tuple(notice_digest(one) for one in later.versions[1:])
    assert len(later.versions) == 3


def test_bids_are_known_from_the_opening_on() -> None:
    """Nobody before, three with their prices after."""
    assert a_tender(State.CLOSED).opened("lot-1") == {}
    assert a_tender(State.OPENED).opened("lot-1") == PRICES
    assert a_tender(State.OPENED).bidders("lot-1") == 3


def test_a_lot_with_too_few_bidders_has_fallen() -> None:
    """With how many there were, so that it can be tendered again by what the law then allows."""
    assert a_tender(State.OPENED).fallen(4) == {"lot-1": 3}
    assert a_tender(State.OPENED).fallen(3) == {}
    assert a_tender(State.CLOSED).fallen(3) == {}


def test_an_award_stands_until_it_is_given_up() -> None:
    """Then the lot is to be awarded again."""
    tender = a_tender(State.AWARDED)
    gone = says(lot="lot-1", company_id=company(1), what="x")
    after = then(tender, Move.WITHDRAW, "2024-07-01T04:00:00Z", gone, company(1))

    assert (tender.to_award, after.to_award) == ((), ("lot-1",))
    assert tender.awarded_on("lot-1") is not None
    assert after.awarded_on("lot-1") is None


def test_a_tender_without_a_draft_is_damaged() -> None:
    """The record cannot hold one, and it is said so."""
    with pytest.raises(InputError, match="begins without a draft"):
        _ = Tender("x", (an_event(Move.CLOSE, "2024-06-03T02:00:00Z"),)).drafted
