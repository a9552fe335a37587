"""Consensus, decisions and the report."""

from __future__ import annotations

from pathlib import Path

from tests.builders.panel_rooms import SEAT, found_in, member, panel_portal

AGREED = {f"p-{number}-plan": str(31 - number) for number in (1, 2, 3)}


def test_a_consensus_has_reasons_and_lies_between_the_marks(tmp_path: Path) -> None:
    """Refused otherwise, all at once."""
    app = panel_portal(tmp_path, "locked")
    client = member(app, 0)
    bare = client.post(f"{SEAT}/do/agree", data=AGREED)
    out = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "39", "r-1-plan": "so"})
    some = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "30", "r-1-plan": "talked over"})

    assert (bare.status_code, bare.text.count("a consensus has its reason")) == (422, 3)
    assert (out.status_code, "outside the members&#39; own marks" in out.text) == (422, True)
    assert (some.status_code, len(found_in(app).agreed)) == (303, 1)


def test_a_panel_decides_and_closes(tmp_path: Path) -> None:
    """A bid is rejected by its ground; an explanation counts with its words; then the report is signed once."""
    app = panel_portal(tmp_path, "priced")
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


def test_a_tie_takes_codes_and_a_lottery(tmp_path: Path) -> None:
    """Codes alone are too little."""
    answer = member(panel_portal(tmp_path, "priced"), 0).post(f"{SEAT}/do/close", data={"codes": "p1,abc"})

    assert answer.status_code == 422
