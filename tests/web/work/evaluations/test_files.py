"""Files of an evaluation."""

from __future__ import annotations

from flask import Flask

from bidding.evaluation import evaluate, read_tender
from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import HOME, found_in, panel_portal
from tests.builders.tender_rooms import CENTRE


def test_a_draw_checks_out(drawn: Flask) -> None:
    """On the page where anybody checks a paper."""
    client = signed_in(drawn, *CENTRE)
    answer = client.post("/check", data={"paper": client.get(f"{HOME}/draw.json").text})

    assert (answer.status_code, "Drawn again from its own pool" in answer.text) == (200, True)
    assert client.get(f"{HOME}/tender.json").status_code == 404


def test_the_result_comes_out_of_the_file_again() -> None:
    """With the digest that is on record."""
    app = panel_portal("closed")
    again = evaluate(read_tender(signed_in(app, *CENTRE).get(f"{HOME}/tender.json").data))

    assert again.digest == found_in(app).of(found_in(app).events[-1].move)[-1].content["result_sha256"]
