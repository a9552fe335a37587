"""A portal whose register holds one tender, as far as a state, and the organisations that have to do with it.

app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
page = signed_in(app, *DEVELOPER).get(ROOM).text
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flask import Flask
from flask.ctx import RequestContext
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bidding.notices import Notice, notice_bytes, read_notice
from bidding.tender import State, Tender
from models.tables import Community, Company
from tests.builders.accounts import empty_register
from tests.builders.bids import bid_notice
from tests.builders.evaluations import CRITERIA
from tests.builders.notices import company
from tests.builders.record import a_clerk, database_bytes, writing_to
from tests.builders.tenders import a_tender
from web.access import Role
from web.application import create_app
from web.clock import init_clock
from web.register.tenders.events import add_event, begin, tender_named
from web.settings import Settings

__all__ = [
    "BIDDER", "CENTRE", "COMMITTEE", "DEVELOPER", "NAME", "NOTICE", "NOTICE_CHANGES", "OFFICE", "REGULATOR",
    "ROOM", "as_sent", "asking", "begun_draft", "kept", "sends", "set_clock", "tender_portal",
]  # fmt: skip

NAME: Final = "zj-2024-001"
ROOM: Final = f"/work/tenders/{NAME}"
DEVELOPER: Final = (Role.DEVELOPER, "developer/91330681MA27U04D4K")
COMMITTEE: Final = (Role.COMMITTEE, "community/willow-garden")
OFFICE: Final = (Role.SUBDISTRICT, "subdistrict/Lakeside")
REGULATOR: Final = (Role.REGULATOR, "city")
CENTRE: Final = (Role.ORGANISER, "centre/hall")
BIDDER: Final = (Role.COMPANY, f"company/{company(1)}")
NOTICE_CHANGES: Final[dict[str, Any]] = {
    "required": None,
    "evaluation": {
        "method": "comprehensive", "combine": "mean", "candidates": 3,
        "criteria": [one | {"title": one["title"]["zh"]} for one in CRITERIA[:2]],
    },
}  # fmt: skip
"""What lets a notice be typed on a register without ratings: no grade is asked for, criteria have one title."""
NOTICE: Final = bid_notice(**NOTICE_CHANGES)
"""The notice of the tender: bids are a small price part alone."""


def tender_portal(folder: Path, state: State | None, at: str, notice: Notice = NOTICE) -> Flask:
    """Return a portal with a tender as far as a state, or with none, whose clock says a moment."""
    url = empty_register(folder)
    (folder / "register.db").write_bytes(_walked(state, notice_bytes(notice)))
    app = create_app(Settings(database_url=url))
    set_clock(app, at)
    return app


def set_clock(app: Flask, at: str) -> None:
    """Let the portal's clock say a moment."""
    moment = datetime.fromisoformat(at)
    init_clock(app, lambda: moment)


def asking(app: Flask, told: dict[str, Any]) -> RequestContext:
    """Return the context of a request that sends a form in English."""
    return app.test_request_context("/?lang=en", method="POST", data=told, content_type="multipart/form-data")


def kept(app: Flask, name: str = NAME) -> Tender:
    """Return a tender as the register has it."""
    with writing_to(app.config["WUXIN"].database_url) as session:
        return tender_named(session, name)


def sends(client: FlaskClient, path: str, files: dict[str, bytes] | None = None, **told: str) -> TestResponse:
    """Send a form with files."""
    data: dict[str, Any] = {**told, **{name: (BytesIO(sent), f"{name}.json") for name, sent in (files or {}).items()}}
    return client.post(path, data=data, content_type="multipart/form-data")


@cache
def _walked(state: State | None, notice: bytes) -> bytes:
    """Return a database with the estate, three companies and the tender's events."""
    with TemporaryDirectory() as place:
        url = empty_register(Path(place))
        with writing_to(url) as session:
            session.add(Community(community_id="willow-garden", name="柳园", subdistrict="Lakeside"))
            for number in (1, 2, 3):
                session.add(Company(company_id=company(number), name=f"企业{number}"))
            session.flush()
            events = () if state is None else a_tender(state, read_notice(notice)).events
            for number, event in enumerate(events):
                clerk = a_clerk(session, event.at)
                if number == 0:
                    begin(clerk, NAME, event)
                else:
                    add_event(clerk, NAME, lambda _, event=event: event)  # type: ignore[misc]
        return database_bytes(Path(place) / "register.db")


def begun_draft(client: FlaskClient, **steps: dict[str, Any]) -> str:
    """Begin to write a tender, save steps as forms send them, and return the address of its drafts."""
    answer = client.post("/work/tenders/drafts/new", data={"organisation": DEVELOPER[1]})
    base = answer.headers["Location"].rpartition("/")[0]
    for step, told in steps.items():
        assert client.post(f"{base}/{step}", data=told).status_code == 303
    return base


def as_sent(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed in a step as its form sends it: rows by their numbers, a tick as a word."""
    found = {name: value for name, value in typed.items() if name not in ("rows", "more", "part_bytes")}
    for number, row in enumerate(typed.get("rows", ())):
        found |= {f"rows-{number}-{name}": value for name, value in row.items() if name not in ("more", "titles")}
    return {name: "y" if value is True else value for name, value in found.items() if value is not False}
