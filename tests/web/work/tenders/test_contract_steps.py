"""Steps after the award."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State, state_of
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import (
    BIDDER,
    COMMITTEE,
    DEVELOPER,
    OFFICE,
    REGULATOR,
    ROOM,
    kept,
    sends,
    tender_portal,
)

HELD = f"lot-1|{company(1)}"


def test_bounds_of_the_security_stand_beside_its_field(tmp_path: Path) -> None:
    """Five per cent of a year's fees at least, 300,000 yuan at most in Zhuji; less is refused with the article."""
    app = tender_portal(tmp_path, State.AWARDED, "2024-07-02T04:00:00Z")
    client = signed_in(app, *OFFICE)

    assert "between 145000.00 and 300000.00" in client.get(f"{ROOM}/do/secure").text
    less = client.post(
        f"{ROOM}/do/secure", data={f"fen.lot-1.{company(1)}": "100.00", f"receipt.lot-1.{company(1)}": "R-1"}
    )
    assert (less.status_code, "art. 9" in less.text) == (422, True)


def test_a_contract_is_signed_filed_and_begun(tmp_path: Path) -> None:
    """By the buyer, then by the winner; its text is known by its digest."""
    app = tender_portal(tmp_path, State.SECURED, "2024-08-01T04:00:00Z")
    days = {"signed": "2024-07-10", "starts": "2024-08-01", "ends": "2027-08-01"}
    fields = {f"{name}.lot-1.{company(1)}": one for name, one in days.items()}
    sends(signed_in(app, *DEVELOPER), f"{ROOM}/do/sign", {f"file.lot-1.{company(1)}": b"contract"}, **fields)
    signed_in(app, *BIDDER).post(f"{ROOM}/do/file_contract", data={"filing": "C-7"})
    signed_in(app, *BIDDER).post(f"{ROOM}/do/start")

    assert (state_of(kept(app)), kept(app).contracts["lot-1"].price_fen) == (State.PERFORMING, 870_000_000)


def test_a_breach_costs_the_security(tmp_path: Path) -> None:
    """Recorded by the authority, deducted by the subdistrict, never more than is held."""
    app = tender_portal(tmp_path, State.PERFORMING, "2024-09-01T04:00:00Z")
    told = {"lot": "lot-1", "event": "penalty", "occurred_on": "2024-08-20", "what": "no patrol"}
    signed_in(app, *REGULATOR).post(f"{ROOM}/do/breach", data=told)
    breach = {"held": HELD, "breach": str(len(kept(app).events)), "what": "as agreed"}
    office = signed_in(app, *OFFICE)
    codes = [
        office.post(f"{ROOM}/do/deduct", data=breach | {"fen": one}).status_code for one in ("999999.00", "5000.00")
    ]

    assert (codes, list(kept(app).ledger.held().values())) == ([422, 303], [14_000_000])


def test_a_security_comes_back_at_the_end(tmp_path: Path) -> None:
    """On the winner's application, with the committee's opinion."""
    app = tender_portal(tmp_path, State.HANDED_OVER, "2027-08-10T04:00:00Z")
    signed_in(app, *BIDDER).post(f"{ROOM}/do/apply_refund", data={"lot": "lot-1"})
    opinion = {"lot": "lot-1", "agrees": "y", "what": "all in order"}
    signed_in(app, *COMMITTEE).post(f"{ROOM}/do/opine", data=opinion)
    signed_in(app, *OFFICE).post(f"{ROOM}/do/refund", data={"held": HELD, "fen": "145000.00", "receipt": "P-1"})

    assert kept(app).ledger.held() == {}


def test_a_handover_and_a_report_say_what_happened(tmp_path: Path) -> None:
    """In words that are published."""
    app = tender_portal(tmp_path, State.PERFORMING, "2027-08-01T04:00:00Z")
    client = signed_in(app, *DEVELOPER)
    client.post(f"{ROOM}/do/report", data={"what": "the result"})
    client.post(f"{ROOM}/do/hand_over", data={"what": "keys and papers"})

    assert state_of(kept(app)) is State.HANDED_OVER
