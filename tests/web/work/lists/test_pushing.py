"""Pushes to Credit China."""

from __future__ import annotations

import io

from tests.web.work.lists.conftest import Office


def test_a_push_is_made_once_and_its_receipt_kept(office: Office) -> None:
    """The file comes down, the receipt comes up; what is not new is not pushed again."""
    office.register.published()
    browser = office.on("2024-07-20")
    pushed = browser.post("/work/lists/pushes")
    sent = {"push": (io.BytesIO(pushed.data), "push.json"), "receipt": "2024-0001"}

    assert pushed.mimetype == "application/json"
    assert "nothing is new since the last push" in browser.post("/work/lists/pushes").text
    assert browser.post("/work/lists/pushes/receipt", data=sent).status_code == 303
    assert "2024-0001" in browser.get("/work/lists/pushes").text


def test_a_receipt_needs_its_push(office: Office) -> None:
    """The file and the number belong together."""
    sent = {"push": (io.BytesIO(b"{}"), "push.json")}

    assert "Give both" in office.on("2024-07-20").post("/work/lists/pushes/receipt", data=sent).text
