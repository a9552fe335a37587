"""Places to look at: the demo's city when everything has happened, a company's, an estate's; and who looks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from sqlmodel import select

from credit import load_rulebook
from models.tables import AccountSession, Community, DutyDone, engine_for, writing
from models.values.moments import moment_number
from synthetic_data import fee_table_text
from tests.builders.accounts import NOON, signed_in, token_of
from tests.builders.city import NOW, city_url
from tests.builders.estate_desk import ESTATE, XINAN, estate_portal, url_of
from tests.builders.firm_world import FIRM, firm_portal, refused_objection
from tests.builders.keys import enrolment, holder
from tests.builders.packages import COMPANY
from tests.builders.panel_rooms import panel_portal
from tests.builders.record import writing_to
from tests.builders.serving import served
from tests.builders.tender_rooms import CENTRE
from web.access import CITY, Role
from web.application import create_app
from web.cli.demo.filling import fill
from web.cli.demo.stage import PLACE
from web.clock import clock_of
from web.register.accounts.accounts import account_of_login
from web.register.ratings.jobs import ask_rating
from web.settings import Settings

Token = Callable[[str], str]
Serve = Callable[[str], tuple[str, Token]]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Yield a way to serve a place, once: its address, and the token of whoever acts in a role there."""
    with ExitStack() as open_ones:
        made: dict[str, tuple[str, Token]] = {}

        def serving(place: str) -> tuple[str, Token]:
            if place not in made:
                app, token = _PLACES[place](tmp_path_factory.mktemp(place))
                made[place] = open_ones.enter_context(served(app)), token
            return made[place]

        yield serving


def demo(folder: Path) -> tuple[Flask, Token]:
    """Return a portal on a small city in which all has happened that happens in the demo's."""
    url = city_url(folder)
    engine = engine_for(url)
    with writing(engine) as session:
        for community in session.exec(select(Community)):
            community.subdistrict = "荷塘街道"
        session.flush()
        now, _ = fill(session, 1, NOW)
        ask_rating(session, load_rulebook("rongcheng"), now.date(), None, "demo-regulator", now)
        for role in Role:
            account = account_of_login(session, f"demo-{role}")
            assert account is not None
            digest = sha256(_token(role).encode()).hexdigest()
            ends = datetime(2099, 1, 1, tzinfo=UTC)
            begun = now - timedelta(hours=1)
            session.add(AccountSession(digest=digest, account_id=account.id, started_at=begun, ends_at=ends))
    engine.dispose()
    (folder / "fees.yaml").write_text(fee_table_text(PLACE, now.date()), encoding="utf-8")
    table = str(folder / "fees.yaml")
    app = create_app(Settings(database_url=url, second_factor=False, fee_table=table), lambda: now)
    _asked_together(app)
    return app, _token


def _asked_together(app: Flask) -> None:
    """Let one owner ask the others for a vote and for an audit."""
    office, owner = app.test_client(), app.test_client()
    office.set_cookie("wuxin_session", _token(Role.SUBDISTRICT))
    owner.set_cookie("wuxin_session", _token(Role.OWNER))
    code = office.post("/assemblies/K045/request-codes").text.splitlines()[1].split(",")[2]
    for at, name in (("/assemblies/K045/requests", "vote-1"), ("/estates/K045/audit-requests", "audit-1")):
        owner.post(f"{at}/new", data={"name": name, "about": "公开电梯收益去向", "code": code})


def _token(role: str) -> str:
    return f"demo {role}".replace(" ", "-")


def firm(folder: Path) -> tuple[Flask, Token]:
    """Return a company's portal: it asks for a certificate, hands in a key, and has a token with a webhook."""
    app = firm_portal(folder)
    browser = signed_in(app, Role.COMPANY, FIRM)
    browser.post("/work/file/certificates", data={"purpose": "参加投标"})
    key = enrolment(holder(COMPANY, 41), "bidder", moment_number(clock_of(app)()))
    statement = BytesIO(json.dumps(key.content()).encode()), "statement.json"
    browser.post("/work/keys", data={"statement": statement})
    token = browser.post("/account/tokens", data={"channel": "ERP", "scopes": "webhooks"}).text
    at = f"/account/tokens/{re.findall('wuxin_([0-9a-f]+)_', token)[0]}/webhooks"
    browser.post(at, data={"url": "https://erp.example.org/wuxin", "types": "key.enrolled"})
    return _with(app, {"company": FIRM, "head": CITY})


def review(folder: Path) -> tuple[Flask, Token]:
    """Return a company's portal after its objection was refused: it asks for a second look."""
    app = firm_portal(folder)
    firm = signed_in(app, Role.COMPANY, FIRM)
    firm.post("/work/file/points/records/P1/objection", data={"reasons": "未受处罚"})
    refused_objection(app)
    firm.post("/work/file/petitions/1", data={"reasons": "另一家企业的处罚"})
    return _with(app, {"company": FIRM, "head": CITY})


def estate(folder: Path) -> tuple[Flask, Token]:
    """Return an estate's portal, with a month of complaints analysed."""
    app = estate_portal(folder)
    watched = {
        "community_id": "willow-garden", "name": "柳园", "subdistrict": "Xinan", "complaints": 9, "why": ["rate"],
    }  # fmt: skip
    with writing_to(url_of(app)) as session:
        session.add(DutyDone(
            kind="complaints.month", subject="desk/rongcheng", period="2024-06", due_on=date(2024, 7, 1),
            done_at=NOON, result={"watched": [watched]},
        ))  # fmt: skip
    return _with(app, {"subdistrict": XINAN, "committee": ESTATE})


def _with(app: Flask, people: dict[str, str]) -> tuple[Flask, Token]:
    for role, organisation in people.items():
        signed_in(app, Role(role), organisation)
    return app, lambda role: token_of(Role(role), people[role])


_PLACES: Final[dict[str, Callable[[Path], tuple[Flask, Token]]]] = {
    "demo": demo,
    "firm": firm,
    "review": review,
    "panel": lambda _: _with(panel_portal(), {"organiser": CENTRE[1]}),
    "estate": estate,
}
