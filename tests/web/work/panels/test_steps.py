"""Consensus, decisions and the report."""

from __future__ import annotations

from bidding.tender import State, state_of
from tests.builders.notices import company
from tests.builders.panel_rooms import SEAT, found_in, member, panel_portal
from tests.builders.tender_rooms import kept

AGREED = {f"p-{number}-plan": str(31 - number) for number in (1, 2, 3)}


def test_a_consensus_has_reasons_and_lies_between_the_marks() -> None:
    """Refused otherwise, all at once."""
    app = panel_portal("locked")
    client = member(app, 0)
    bare = client.post(f"{SEAT}/do/agree", data=AGREED)
    out = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "39", "r-1-plan": "so"})
    some = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "30", "r-1-plan": "talked over"})

    assert (bare.status_code, bare.text.count("a consensus has its reason")) == (422, 3)
    assert (out.status_code, "outside the members&#39; own marks" in out.text) == (422, True)
    assert (some.status_code, len(found_in(app).agreed)) == (303, 1)


def test_a_panel_decides_and_closes() -> None:
    """A bid is rejected by its ground; an explanation counts with its words; then the report is signed once."""
    app = panel_portal("priced")
    client, handle = member(app, 0), next(one["bid"] for one in found_in(app).agreed if one["points"] == "28")
    codes = [
        client.post(f"{SEAT}/do/{step}", data=told).status_code
        for step, told in (
            ("explain", {"bid": handle, "told": "we own the tools", "accepted": "y", "reason": "plausible"}),
            ("reject", {"bid": handle, "ground": "Regulation art. 51", "reason": "not signed"}),
            ("set-aside", {}), ("close", {}), ("sign", {}), ("sign", {}),
        )
    ]  # fmt: skip
    tender = found_in(app).tender()

    assert codes == [303, 303, 404, 303, 303, 404]
    assert [bid.handle for bid in tender.bids if bid.rejected] == [handle]
    assert tender.explanations[0].text == "we own the tools"


def test_a_tie_takes_codes_and_a_lottery() -> None:
    """Codes alone are too little."""
    answer = member(panel_portal("priced"), 0).post(f"{SEAT}/do/close", data={"codes": "p1,abc"})

    assert answer.status_code == 422


def test_the_ranking_goes_to_the_buyer() -> None:
    """From what the evaluation closed with, by the panel; then candidates may be announced."""
    app = panel_portal("closed")
    client = member(app, 1)
    codes = [client.post(f"{SEAT}/do/submit").status_code for _ in range(2)]
    tender = kept(app)

    assert (codes, state_of(tender)) == ([303, 404], State.EVALUATED)
    assert [one.company_id for one in tender.ranking] == [company(1), company(2), company(3)]
    assert tender.events[-1].by == "panel"
