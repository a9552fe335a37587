"""Openings in the register: in one batch, on record, and again from the box by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.bids import Bidder, Part, open_live, own_halves
from bidding.bids.strict_json import text_of
from models.errors import InputError, RefusedError
from models.record import entries_from
from models.record.coverage import check_rows
from models.record.exporting import export
from models.record.findings import Verification
from models.record.keys import record_key
from models.record.sources import KeptRecord
from models.tables import writing
from models.values.moments import moment_number
from tests.builders.bid_register import WINDOW_ENDS, BidDesk
from tests.builders.bids import NOTICE, a_bid, a_filler, bidder, shares
from tests.builders.keys import enrolment
from tests.builders.notices import company
from tests.builders.record import sign
from tests.builders.stopped_votes import decided_on, filed, stopped
from web.cli.bids.files import box_materials
from web.register.bids.opening import hand_in_halves, hand_in_shares, open_bids, write_box

BIDS = [a_bid(1), a_bid(2), a_bid(3), a_filler(1), a_bid(4), a_bid(4, None)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk whose box was closed over three bids, a filler, and one that was withdrawn."""
    found = BidDesk.of(tmp_path).quick()
    found.hand_in(*BIDS)
    found.close()
    yield found
    found.engine.dispose()


def test_covers_then_prices_are_opened_in_one_batch(desk: BidDesk) -> None:
    """Names and prices of what counts, on record; what was withdrawn is not among them."""
    desk.give_shares(BIDS)
    covers = desk.open(Part.COVER)
    outs: dict[str, BytesIO] = {}
    prices = desk.open(Part.PRICE, sink=lambda one, _: outs.setdefault(one.bidder, BytesIO()).write)

    assert sorted(covers["standings"].values()) == ["filler", "live", "live", "live", "replaced", "withdrawn"]
    assert sorted(one["company_id"] for one in prices["bids"].values()) == [company(1), company(2), company(3)]
    assert min(out.getvalue() for out in outs.values()) == b'{"total_fen":100}'
    with desk.session() as session:
        assert check(session) == []


def test_nothing_is_opened_before_the_window_shuts(desk: BidDesk) -> None:
    """Nor with too few custodians: both reasons at once."""
    desk.give_shares(BIDS, (0, 1))
    desk.clock.at = WINDOW_ENDS - timedelta(minutes=1)
    with pytest.raises(RefusedError) as caught:
        open_bids(desk.engine, NOTICE.tender_id, Part.COVER, (desk.clock, bytes))

    assert len(caught.value.problems) == 2


def test_shares_are_public_with_the_opening_and_not_before(desk: BidDesk, tmp_path: Path) -> None:
    """The record has their digest at once; export and box have the shares themselves only after the opening."""
    given = shares(BIDS, Part.COVER, [0])[0]
    with desk.clerk() as clerk:
        hand_in_shares(clerk, NOTICE.tender_id, text_of(given))
        hand_in_shares(clerk, NOTICE.tender_id, text_of(given))
        sign(clerk.session, desk.clock.at)
    (tmp_path / "export").mkdir()
    with desk.session() as session:
        export(KeptRecord(session), tmp_path / "export")
        (entry,) = [one for one in entries_from(session) if one.type == "bid.handed_in"]
        write_box(session, NOTICE.tender_id, tmp_path / "box", headers=True)

    public = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "export" in str(path))
    secret = text_of(given).split(b'"common":"')[1][:40]
    assert entry.subject == f"bid/{NOTICE.tender_id}"
    assert secret not in public
    assert not list((tmp_path / "box" / "shares").iterdir())


def test_what_is_handed_in_late_or_falsely_is_refused(desk: BidDesk) -> None:
    """After the opening, of another tender, not signed by a custodian."""
    by = Bidder(bidder(1).key, bidder(1).pair)
    halves = own_halves(by, [header for header, _ in a_bid(1).headers()])
    other = halves.model_copy(update={"tender": "other"})
    stranger = own_halves(by, [header for header, _ in a_bid(1, again=7).headers()])
    with desk.clerk() as clerk:
        hand_in_halves(clerk, NOTICE.tender_id, text_of(halves))
        with pytest.raises(InputError, match="nothing was handed in under the handle"):
            hand_in_halves(clerk, NOTICE.tender_id, text_of(stranger))
        with pytest.raises(InputError, match="signature does not hold"):
            hand_in_halves(clerk, NOTICE.tender_id, text_of(other))
    desk.give_shares(BIDS)
    desk.open(Part.COVER)
    with desk.clerk() as clerk, pytest.raises(RefusedError, match="opened already"):
        hand_in_shares(clerk, NOTICE.tender_id, text_of(shares(BIDS, Part.COVER, [4])[0]))


def test_nothing_is_opened_while_something_may_still_come(desk: BidDesk) -> None:
    """A share or an envelope that is missing holds the opening up, until somebody says that it is final."""
    named = a_bid(1).submission.parts[Part.COVER].envelope
    desk.give_shares(BIDS)
    with desk.clerk() as clerk:
        clerk.session.connection().exec_driver_sql("DELETE FROM bid_piece WHERE envelope = ?", (named,))
    with pytest.raises(RefusedError, match=r"the envelope is lost.*With --final"):
        desk.open(Part.COVER)

    assert desk.open(Part.COVER, final=True)["bids"][a_bid(1).submission.bidder]["failure"]["outcome"] == "withdrawn"


def test_a_key_that_is_not_on_record_names_nobody(tmp_path: Path) -> None:
    """Anybody can make a key under a company's code: only one that was enrolled counts."""
    desk = BidDesk.of(tmp_path, enrolled=False).quick()
    with desk.clerk() as clerk:
        for number in (1, 2):
            record_key(clerk, enrolment(bidder(number), "bidder", moment_number(clerk.at)))
    desk.hand_in(*BIDS[:3])
    desk.close()
    desk.give_shares(BIDS)
    desk.open(Part.COVER)
    prices = desk.open(Part.PRICE)

    assert prices["bids"][a_bid(3).submission.bidder]["failure"]["cause"] == "key_not_enrolled"
    assert "2 companies" in prices["too_few_companies"]["lot-1"]
    desk.engine.dispose()


def test_the_box_opens_to_the_same_result(desk: BidDesk, tmp_path: Path) -> None:
    """From files alone, bidders' keys among them."""
    desk.give_shares(BIDS)
    desk.open(Part.COVER)
    prices = desk.open(Part.PRICE)
    with desk.session() as session:
        write_box(session, NOTICE.tender_id, tmp_path / "box", headers=False)
    with box_materials(tmp_path / "box") as found:
        assert open_live(found, Part.PRICE, lambda *_: len) == prices


def test_nothing_is_handed_out_while_bids_are_taken(tmp_path: Path) -> None:
    """No list and no number of what is there."""
    desk = BidDesk.of(tmp_path).quick()
    desk.hand_in(a_bid(1))
    with desk.session() as session, pytest.raises(RefusedError, match="bids are still taken"):
        write_box(session, NOTICE.tender_id, tmp_path / "box", headers=True)
    with desk.clerk() as clerk, pytest.raises(RefusedError, match="while it is receiving"):
        hand_in_shares(clerk, NOTICE.tender_id, text_of(shares([a_bid(1)], Part.COVER, [0])[0]))
    desk.engine.dispose()


def check(session: Session) -> list[str]:
    """Return what is wrong with rows against the record."""
    found = Verification("register")
    check_rows(KeptRecord(session), found)
    return [str(one) for one in found.findings]


def test_a_halted_tender_is_not_opened(desk: BidDesk) -> None:
    """Shares are kept, nothing is opened; once the decision is found corrected the box opens whole."""
    desk.give_shares(BIDS)
    with writing(desk.engine) as session:
        decided_on(session, NOTICE.tender_id)
        filed(session, NOTICE.tender_id)
        stopped(session, "order")
    with pytest.raises(RefusedError, match="has to be corrected"):
        desk.open(Part.COVER)
    with writing(desk.engine) as session:
        stopped(session, "correct")

    assert len(desk.open(Part.COVER)["standings"]) == len(BIDS)
