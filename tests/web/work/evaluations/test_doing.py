"""Steps of who runs an evaluation."""

from __future__ import annotations

from flask import Flask

from bidding.tender import state_of
from models.values.draw import Party
from tests.builders.accounts import signed_in
from tests.builders.draws import CODES
from tests.builders.panel_rooms import HOME, SEAT, found_in, member, panel_portal
from tests.builders.proceedings import POOL, RESULT
from tests.builders.tender_rooms import BIDDER, CENTRE, DEVELOPER, NAME, OFFICE, REGULATOR, ROOM, kept, sends, set_clock


def test_a_panel_is_fixed_and_drawn() -> None:
    """Too small a one is refused with the article; a lottery of a later day decides, and who sits is invited."""
    app = panel_portal("begun")
    client, pool = signed_in(app, *DEVELOPER), {"pool": "\n".join(["id", *(one.id for one in POOL)]).encode()}
    told = {"seats": "5", "representatives": "owner-1", "substitutes": "2", "source": "快乐8",
            "source_day": "2024-06-20", "codes": "\n".join(f"p{n},{Party.of('x', code).code_sha256}"
                                                           for n, code in enumerate(CODES))}  # fmt: skip
    set_clock(app, "2024-06-19T01:30:00+00:00")
    few = sends(client, f"{HOME}/do/commit", pool, **told | {"representatives": "owner-1 owner-2"})
    fixed = sends(client, f"{HOME}/do/commit", pool, **told)
    set_clock(app, "2024-06-20T17:30:00+00:00")
    codes = "\n".join(f"p{n},{code}" for n, code in enumerate(CODES))
    drawn = client.post(f"{HOME}/do/draw", data={"codes": codes, "randomness": RESULT})

    assert (few.status_code, "it takes at least 4" in few.text) == (422, True)
    assert (fixed.status_code, drawn.status_code, len(found_in(app).sitting)) == (303, 303, 5)
    assert "You sit on the panel" in member(app, 0).get("/work/inbox").text


def test_hashes_are_no_codes_and_an_empty_pool_is_no_pool() -> None:
    """Every reason is told, and nothing is on record."""
    app = panel_portal("begun")
    told = {"seats": "5", "substitutes": "0", "source": "快乐8", "source_day": "2024-06-30", "codes": f"p,{'a' * 64}"}
    answer = sends(signed_in(app, *DEVELOPER), f"{HOME}/do/commit", None, **told)

    assert (answer.status_code, found_in(app).events) == (422, ())
    assert signed_in(app, *DEVELOPER).get(f"{HOME}/do/draw").status_code == 404


def test_prices_wait_for_the_marks(drawn: Flask) -> None:
    """And for the tender's opening."""
    answer = signed_in(drawn, *CENTRE).post(f"{HOME}/do/open_prices")

    assert (answer.status_code, "bids are not opened" in answer.text) == (422, True)


def test_a_member_is_replaced_by_the_next_of_the_draw() -> None:
    """By the office or the authority, for a reason; an evaluation is voided for one too."""
    app = panel_portal()
    first, office = found_in(app).sitting[0], signed_in(app, *REGULATOR)
    office.post(f"{HOME}/do/recuse", data={"member": first, "reason": "works for a bidder"})
    after = found_in(app)
    office.post(f"{HOME}/do/void", data={"reason": "objection 3 upheld"})

    assert (first in after.sitting, len(after.sitting), found_in(app).state) == (False, 5, "new")


def test_everything_is_disclosed_after_the_award_alone() -> None:
    """Before it the panel is secret (Tender Law art. 37)."""
    app = panel_portal("closed")
    answer = signed_in(app, *DEVELOPER).post(f"{HOME}/do/disclose", data={"award": "ZB-1"})

    assert (answer.status_code, "secret until then" in answer.text) == (422, True)


def test_candidates_are_shown_then_awarded_and_all_is_disclosed() -> None:
    """Each by its form; what each member gave is open to bidders once it is disclosed, and not before."""
    app = panel_portal("closed")
    member(app, 0).post(f"{SEAT}/do/submit")
    buyer, bidder, seen = signed_in(app, *DEVELOPER), signed_in(app, *BIDDER), []
    steps: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("2024-06-24T02:00:00Z", f"{ROOM}/do/announce", {"shown_until": "2024-06-27"}),
        ("2024-06-28T02:00:00Z", f"{ROOM}/do/award", {"winner.lot-1": ""}),
        ("2024-06-28T03:00:00Z", f"{HOME}/do/disclose", {"award": "ZB-1"}),
    )
    for at, address, told in steps:
        set_clock(app, at)
        assert buyer.post(address, data=told).status_code == 303, address
        page = bidder.get(f"/work/bids/{NAME}").text
        seen.append((str(state_of(kept(app))), "What each member of the panel gave" in page))

    assert seen == [("announced", False), ("awarded", False), ("awarded", True)]
    assert found_in(app).state == "disclosed"


def test_nobody_else_of_the_tender_comes_in(drawn: Flask) -> None:
    """Neither the estate's subdistrict, which does not buy, nor a bidder."""
    assert [signed_in(drawn, *who).get(HOME).status_code for who in (OFFICE, BIDDER)] == [404, 403]
