"""What people of an estate do on the portal, through its own forms: bodies, roll, a vote, books, an asset."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any, Final

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import ESTATE, XINAN
from web.access import Role
from web.clock import init_clock

__all__ = [
    "AT_ASSEMBLIES", "AT_ESTATES", "CLOSED", "OPEN", "ROLL", "VOTE", "called", "committee", "constituted", "owner",
    "sent", "subdistrict", "turned_to", "voting_codes",
]  # fmt: skip

AT_ASSEMBLIES: Final = "/assemblies/willow-garden"
AT_ESTATES: Final = "/estates/willow-garden"
VOTE: Final = "/assemblies/votes/v1"
OPEN: Final = datetime(2024, 7, 22, tzinfo=UTC)
CLOSED: Final = datetime(2024, 7, 31, tzinfo=UTC)
ROLL: Final = "unit,area_m2,owner\nA1,100,o1\nA2,100,o2\nA3,80.55,o3\nA4,20,o3\n"


def subdistrict(app: Flask) -> FlaskClient:
    """Return the browser of the subdistrict in which the estate lies."""
    return signed_in(app, Role.SUBDISTRICT, XINAN)


def committee(app: Flask) -> FlaskClient:
    """Return the browser of the estate's committee."""
    return signed_in(app, Role.COMMITTEE, ESTATE)


def owner(app: Flask) -> FlaskClient:
    """Return the browser of an owner of the estate."""
    return signed_in(app, Role.OWNER, ESTATE)


def sent(client: FlaskClient, address: str, /, **fields: Any) -> TestResponse:  # noqa: ANN401 - what forms take
    """Send a form; bytes are sent as a file, and a day is said where none is."""
    told = {name: (io.BytesIO(one), "file") if isinstance(one, bytes) else one for name, one in fields.items()}
    return client.post(address, data={"on": "2024-07-01", **told}, content_type="multipart/form-data")


def constituted(app: Flask) -> None:
    """Enter the estate's delivery, its assembly, its committee of five and its roll."""
    by, at = subdistrict(app), f"{AT_ASSEMBLIES}/bodies"
    sent(by, at, move="deliver", on="2020-01-01", jurisdiction="331102")
    sent(by, at, move="found", on="2021-01-01", vote="v0")
    sent(by, at, move="elect", on="2022-01-01", until="2025-01-01", vote="v0", members="5")
    sent(committee(app), f"{AT_ASSEMBLIES}/roll", file=ROLL.encode())


def called(app: Flask) -> None:
    """Let the committee call the vote v1 on choosing a company."""
    constituted(app)
    item = {"agenda-0-title": "选聘物业", "agenda-0-matter": "choose_company", "agenda-0-subject": "t1"}
    window = {"opens_at": "2024-07-20T09:00", "closes_at": "2024-07-30T09:00"}
    sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", **item, **window)


def turned_to(app: Flask, at: datetime) -> Flask:
    """Set the portal's clock."""
    init_clock(app, lambda: at)
    return app


def voting_codes(app: Flask, vote: str = "v1") -> dict[str, str]:
    """Return voter -> voting code of a vote, as the subdistrict's notices tell them."""
    lines = sent(subdistrict(app), f"/assemblies/votes/{vote}/notices").text.splitlines()[1:]
    return {cells[1]: cells[4] for cells in (line.split(",") for line in lines)}
