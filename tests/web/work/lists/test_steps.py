"""Steps that need no signature."""

from __future__ import annotations

import io

from credit.standing.listing import Move
from tests.web.work.lists.conftest import Office
from web.access import Role
from web.register.standing.listings import Telling, listing


def _moves(office: Office) -> list[str]:
    with office.register.clerk() as clerk:
        return [step.move for step in listing(clerk.session, 1).steps]


def test_the_company_is_notified_once(office: Office) -> None:
    """By the account, on record; a second time is refused with the reason, above the page."""
    browser = office.on("2024-07-01")
    first = browser.post("/work/lists/1/notify")
    again = browser.post("/work/lists/1/notify")

    assert (first.status_code, first.location) == (303, "/work/lists/1")
    assert again.status_code == 422
    assert "this cannot be done while it is notified" in again.text
    assert _moves(office) == [Move.NOTIFY]
    with office.register.clerk() as clerk:
        assert listing(clerk.session, 1).steps[0].by.startswith("account/a")


def test_a_hearing_needs_its_minutes(office: Office) -> None:
    """Only the digest is kept."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    browser = office.on("2024-07-02")

    assert "no file was chosen" in browser.post("/work/lists/1/hear").text
    sent = {"minutes": (io.BytesIO(b"said"), "minutes.txt")}
    assert browser.post("/work/lists/1/hear", data=sent).status_code == 303
    assert _moves(office) == [Move.NOTIFY, Move.HEAR]


def test_persons_are_not_named_where_the_switch_is_off(office: Office) -> None:
    """The guard of the register says so, with the article; without them it is published."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    office.register.does(Move.UPHOLD, "2024-07-09")
    browser = office.on("2024-07-09")
    named = browser.post("/work/lists/1/publish", data={"role-0": "principal", "name-0": "林晓"})

    assert "responsible persons are not named here" in named.text
    assert browser.post("/work/lists/1/publish").status_code == 303


def test_more_time_is_for_the_head_alone(office: Office) -> None:
    """Once an objection is there."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    office.register.does(Move.OBJECT, "2024-07-02", Telling("未参与"), documents=[], hearing=False)

    assert office.on("2024-07-03").post("/work/lists/1/extend").status_code == 403
    assert office.on("2024-07-03", Role.HEAD).post("/work/lists/1/extend").status_code == 303
    assert "未参与" in office.on("2024-07-03").get("/work/lists/1").text
