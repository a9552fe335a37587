"""Technical parts before a panel reads them."""

from __future__ import annotations

from flask import Flask

from models.tables import Company
from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import HOME, SEAT, accepts, member, panel_portal
from tests.builders.record import writing_to
from tests.builders.tender_rooms import CENTRE


def test_a_part_that_names_a_company_is_held_back() -> None:
    """The office is told why; the panel gets the others."""
    app = panel_portal()
    accepts(app, 0)
    with writing_to(app.config["WUXIN"].database_url) as session:
        session.add(Company(company_id="91330681MA0000001X", name="clean 1 times"))
    client = signed_in(app, *CENTRE)
    pages = [client.get(f"{HOME}/bids/{number}").text for number in (1, 2, 3)]
    held = [number for number, text in enumerate(pages, 1) if "does not get this file yet" in text]
    codes = {number: member(app, 0).get(f"{SEAT}/bids/{number}").status_code for number in (1, 2, 3)}

    assert len(held) == 1
    assert "it names a bidder" in pages[held[0] - 1]
    assert codes == {number: 422 if number in held else 200 for number in (1, 2, 3)}


def test_pages_without_doubt_are_not_admitted(drawn: Flask) -> None:
    """Text has none; an unknown number is not found."""
    client = signed_in(drawn, *CENTRE)
    answer = client.post(f"{HOME}/bids/1", data={"pages": "3", "reason": "a floor plan"})

    assert (answer.status_code, "page 3 is not there" in answer.text) == (422, True)
    assert client.get(f"{HOME}/bids/9").status_code == 404
    assert client.get(f"{HOME}/bids/1/file").data.startswith(b"We clean")
