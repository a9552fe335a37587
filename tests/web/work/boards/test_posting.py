"""Heads posted and taken down."""

from __future__ import annotations

import io

from flask.testing import FlaskClient

from tests.builders.firm_world import GARDEN

ROOM = f"/work/boards/{GARDEN}"
HEAD = "company_revenue/2024-H1"


def _sent() -> dict[str, object]:
    return {"subject": HEAD, "on": "2024-07-15", "documents": (io.BytesIO(b"a sheet"), "sheet.pdf")}


def test_a_head_is_posted_and_hangs_as_long_as_the_law_wants(firm: FlaskClient) -> None:
    """Taking it down on the same day is refused where the law says how long."""
    posted = firm.post(f"{ROOM}/post", data=_sent())
    early = firm.post(f"{ROOM}/take-down", data={"subject": HEAD, "on": "2024-07-15"})

    assert posted.status_code == 303
    assert HEAD in firm.get(ROOM).text
    assert early.status_code in (303, 422)


def test_nothing_posted_and_no_head_are_refused(firm: FlaskClient) -> None:
    """One by the rule, the other by the form."""
    nothing = firm.post(f"{ROOM}/post", data={"subject": HEAD, "on": "2024-07-15"})
    none = firm.post(f"{ROOM}/post", data=_sent() | {"subject": "seals/2024"})

    assert (nothing.status_code, "nothing is posted" in nothing.text) == (422, True)
    assert none.status_code == 422
