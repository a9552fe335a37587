"""A portal on the register of one company with work in every room.

A penalty and a notice stand in its file; a complaint is to be answered, an engagement to begin, a finding to be put
right, a board to be kept.

app = firm_portal(tmp_path); client = signed_in(app, Role.COMPANY, FIRM); client.get("/work/file")
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from flask import Flask
from sqlmodel import Session, select

from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from credit.complaints import Move, Role, Step, load_desk
from credit.inspections import Event, visit_content
from credit.inspections import Role as InspectionRole
from credit.inspections.moves import CampaignMove
from credit.standing.listing import Move as ListMove
from credit.standing.listing import Role as Office
from credit.standing.petitions import PetitionMove, PetitionStep, petition_content
from credit.standing.signing import signed_content
from models.record import Clerk, sequence
from models.tables import ComplaintCase
from tests.builders.engagements import a_step, terms
from tests.builders.inspections import a_rule, announcement, marks_of
from tests.builders.listed import Listed, listed_register
from tests.builders.listings import HEAD
from tests.builders.packages import COMPANY
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.complaints.cases import Told, receive, take_step
from web.register.engagements.steps import begin
from web.register.inspections.campaigns import add_event, announce
from web.register.money.rows import opened
from web.register.ratings.publishing import publish_run
from web.register.standing.certificates import record_certificate, what_is_certified
from web.register.standing.petitions import decide_petition, petition
from web.settings import Settings

__all__ = [
    "ENGAGEMENT", "FINDING", "FIRM", "GARDEN", "TODAY", "TOWN", "complaint_number", "firm_portal",
    "issued_certificate", "refused_objection",
]  # fmt: skip

FIRM: Final = f"company/{COMPANY}"
GARDEN: Final = "garden"
TOWN: Final = "subdistrict/崖头街道"
ENGAGEMENT: Final = "garden-24"
FINDING: Final = "board-24/garden/disclosure.fees"
TODAY: Final = date(2024, 7, 15)
_DAY: Final = "2024-07-12"


def firm_portal(folder: Path, day: date = TODAY) -> Flask:
    """Return a portal on a copy of the register, whose clock says noon in Shanghai of a day."""
    file = folder / "firm.db"
    shutil.copy(_register().folder / "a.db", file)
    at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    return create_app(Settings(database_url=f"sqlite:///{file}", locale="en"), lambda: at)


def complaint_number(app: Flask) -> str:
    """Return the number of the complaint that waits for an answer."""
    with Session(app.extensions["wuxin.engine"]) as session:
        return session.exec(select(ComplaintCase.complaint_id)).one()


@cache
def _register() -> Listed:
    made = listed_register(Path(mkdtemp(prefix="firm-")) / "first")
    with made.clerk("2024-07-02") as clerk:
        publish_run(clerk, 1, simulated=True)
    made.does(ListMove.NOTIFY, _DAY)
    with made.clerk(_DAY) as clerk:
        _complaint(clerk)
        told = terms("zhuji", community_id=GARDEN, company_id=COMPANY, subdistrict="崖头街道", predecessor=COMPANY)
        begin(clerk, ENGAGEMENT, a_step("open", "2024-07-11", "subdistrict", _DAY, **told))
        _books(clerk)
        _campaign(clerk)
    return made


def _complaint(clerk: Clerk) -> None:
    desk = load_desk("rongcheng")
    told = Told("12345", "cleaning", "楼道三周没有打扫, 电话13812345678", clerk.at, GARDEN)
    number = receive(clerk, desk, told).complaint_id
    take_step(clerk, desk, number, Step(Move.ACCEPT, Role.DESK, "Yatou desk", clerk.at))


def _books(clerk: Clerk) -> None:
    content = {"jurisdiction": "330102", "company_id": COMPANY, "subdistrict": "崖头街道"}
    step = MoneyStep(MoneyMove.OPEN, date(2024, 1, 2), clerk.at, "S-3", MoneyRole.SUBDISTRICT, None, content)
    opened(clerk, GARDEN, step)


def _campaign(clerk: Clerk) -> None:
    rules, on = a_rule(), date(2024, 7, 10)
    told = announcement(rules, [GARDEN], starts_on="2024-07-10", ends_on="2024-08-10")
    announce(clerk, "board-24", replace(told, on=date(2024, 7, 1), at=clerk.at), rules)
    teams = {"assignments": {GARDEN: ["I1", "I2"]}}
    assigned = Event(move=CampaignMove.ASSIGN, on=date(2024, 7, 2), at=clerk.at, by="HB-02",
                     role=InspectionRole.AUTHORITY, content=teams)  # fmt: skip
    add_event(clerk, "board-24", lambda _: assigned)
    content = visit_content(rules, on, marks_of(fees="not_met"), ["I1", "I2"], ())
    visited = Event(move=CampaignMove.VISIT, on=on, at=clerk.at, by="I1", role=InspectionRole.INSPECTOR,
                    target=GARDEN, content=content)  # fmt: skip
    add_event(clerk, "board-24", lambda _: visited)


def refused_objection(app: Flask) -> None:
    """Let the head refuse petition 1, with reasons, on the day of the portal."""
    with _clerk(app) as clerk:
        content = petition_content(petition(clerk.session, 1), PetitionMove.REFUSE, "the record is right", ("R", "30"),
                                   clerk.at)  # fmt: skip
        signed = signed_content(content, HEAD.name, HEAD.pair)
        decide_petition(clerk, 1, PetitionStep(PetitionMove.REFUSE, clerk.at, HEAD.name, Office.HEAD, signed))


def issued_certificate(app: Flask, *, record: bool = True) -> dict[str, Any]:
    """Return a certificate of the company, signed by the head, on record where it is said to be."""
    with _clerk(app, later=0 if record else 1) as clerk:
        content = what_is_certified(clerk, COMPANY, TODAY)
        if record:
            record_certificate(clerk, content, "青云花园")
    return signed_content(content, HEAD.name, HEAD.pair)


@contextmanager
def _clerk(app: Flask, later: int = 0) -> Iterator[Clerk]:
    url = app.config["WUXIN"].database_url
    with writing_to(url) as session:
        yield a_clerk(session, datetime(TODAY.year, TODAY.month, TODAY.day, 3, later, tzinfo=UTC))
    with writing_to(url) as session:
        sequence(session)
