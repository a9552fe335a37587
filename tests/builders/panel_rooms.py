"""A portal with a tender under evaluation: covers and technical parts are open, and a panel is drawn.

app = panel_portal()                            # nobody has accepted; the clock says MARKS_AT
accepts(app); hands_in(app, {"plan": "30"})     # every member, through the room
"""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from bidding.bids import Bidder, Part, part_bytes, seal_bid
from bidding.bids.strict_json import text_of
from bidding.evaluation.acting import Parts, commit_parts
from bidding.evaluation.moves import EvaluationMove, EvaluationRole
from bidding.evaluation.proceedings import Event, Proceeding
from bidding.tender import State
from models.record import sequence_all
from models.record.keys import record_key
from models.tables import Community, Company, engine_for
from models.values.moments import moment_number
from tests.builders.accounts import empty_register, signed_in
from tests.builders.bids import SealedBid, bid_notice, bidder, shares
from tests.builders.evaluations import CRITERIA
from tests.builders.keys import enrolment, entropy
from tests.builders.notices import company
from tests.builders.proceedings import CODES_AND_RESULT, POOL, asked
from tests.builders.record import a_clerk, database_bytes, writing_to
from tests.builders.tender_rooms import CENTRE, set_clock
from tests.builders.tenders import PRICES, a_tender
from web.access import Role
from web.application import create_app
from web.register.bids.opening import hand_in_shares, open_bids
from web.register.bids.submissions import submit
from web.register.bids.uploads import put_envelope
from web.register.evaluations import events as evaluations
from web.register.tenders.events import add_event, begin
from web.settings import Settings

__all__ = [
    "HOME", "LOT", "MARKS_AT", "NAMES", "PANEL_NOTICE", "PLACE", "SEAT", "accepts", "found_in", "hands_in", "member",
    "opens_prices", "panel_portal", "sheet",
]  # fmt: skip

LOT: Final = "lot-1"
PLACE: Final = ("zj-2024-001", LOT)
SEAT: Final = f"/work/panels/zj-2024-001/{LOT}"
"""The page of a member."""
HOME: Final = f"/work/evaluations/zj-2024-001/{LOT}"
"""The page of who runs the evaluation."""
MARKS_AT: Final = "2024-06-21T04:00:00+00:00"
NAMES: Final = {
    company(1): "禾安物业服务有限公司", company(2): "清河物业服务有限公司", company(3): "和乐物业服务有限公司",
}  # fmt: skip
"""Who bids; no expert may read any of it before the lock."""
_SCHEME: Final = [CRITERIA[0], CRITERIA[1] | {"combine": "consensus"}, CRITERIA[3]]
PANEL_NOTICE: Final = bid_notice(
    {"technical": 2**14, "price": 2**14},
    required=None,
    evaluation={"method": "comprehensive", "criteria": _SCHEME, "ties": []},
)
"""The plan is agreed on by the panel, the interview is a mean; between equals a draw alone decides."""
_DECLARED: Final = {"declare_kin": "y", "declare_supervisor": "y", "declare_interest": "y"}


def panel_portal(stage: str = "drawn") -> Flask:
    """Return a portal on the register at a stage, each made once from the one before.

    `begun`: there is no panel yet; `drawn`; `accepted` by all; `locked`: plans are marked; `opened`: agreed on, prices
    open; `priced`: interviews marked too; `closed`. It is one portal, whose register is put back: a
    test has it for itself.
    """
    data, app = _stage(stage), _app()
    app.extensions["wuxin.engine"].dispose()
    file = _file(app)
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    file.write_bytes(data)
    set_clock(app, MARKS_AT)
    return app


@cache
def _app() -> Flask:
    folder = Path(tempfile.mkdtemp(prefix="panels-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return create_app(Settings(database_url=empty_register(folder)))


def _file(app: Flask) -> Path:
    return Path(app.config["WUXIN"].database_url.removeprefix("sqlite:///"))


def found_in(app: Flask) -> Proceeding:
    """Return the evaluation as the register has it."""
    with Session(app.extensions["wuxin.engine"]) as session:
        return evaluations.proceeding(session, *PLACE)


def member(app: Flask, number: int, language: str = "en") -> FlaskClient:
    """Return the browser of a member who sits now, by its place on the panel."""
    return signed_in(app, Role.EXPERT, f"expert/{found_in(app).sitting[number]}", language)


def accepts(app: Flask, *numbers: int) -> None:
    """Let members accept their seats, all of them where none is named."""
    for number in numbers or range(5):
        assert member(app, number).post(f"{SEAT}/do/accept", data=_DECLARED).status_code == 303


def sheet(points: Mapping[str, str]) -> dict[str, str]:
    """Return a sheet as its form sends it: the same points for the three bids, one less for each further one."""
    return {
        f"p-{number}-{name}": str(int(given) - number + 1) for name, given in points.items() for number in (1, 2, 3)
    }


def hands_in(app: Flask, points: Mapping[str, str], *numbers: int) -> None:
    """Let members hand their sheets in, all of them where none is named; the last of all locks them."""
    for number in numbers or range(5):
        assert member(app, number).post(f"{SEAT}/do/marks", data=sheet(points) | {"hand_in": "1"}).status_code == 303


def opens_prices(app: Flask, who: FlaskClient) -> None:
    """Open the price parts, record opening and check, and give the prices to the panel."""
    engine = app.extensions["wuxin.engine"]
    with writing_to(app.config["WUXIN"].database_url) as session:
        _share(session, Part.PRICE)
    open_bids(engine, PLACE[0], Part.PRICE, (_at(MARKS_AT), secrets.token_bytes))
    sequence_all(engine)
    room = "/work/tenders/zj-2024-001/do"
    for address in (f"{room}/open", f"{room}/check", f"{HOME}/do/open_prices"):
        assert who.post(address).status_code == 303, address


def _at(text: str) -> Any:  # noqa: ANN401 - a clock
    return lambda: datetime.fromisoformat(text)


def _share(session: Session, part: Part) -> None:
    clerk = a_clerk(session, datetime.fromisoformat(MARKS_AT))
    for one in shares([_bid(number) for number in PRICES], part, notice=PANEL_NOTICE):
        hand_in_shares(clerk, PLACE[0], text_of(one))


@cache
def _bid(code: str) -> SealedBid:
    """Return a bid whose plan tells nobody."""
    number = [*PRICES].index(code) + 1
    by, outs = bidder(number), {part: BytesIO() for part in part_bytes(PANEL_NOTICE)}
    content = {
        Part.PRICE: BytesIO(f'{{"total_fen":{PRICES[code]}}}'.encode()),
        Part.TECHNICAL: BytesIO(f"We clean {number} times a week.".encode()),
    }
    submission = seal_bid(PANEL_NOTICE, LOT, Bidder(by.key, by.pair), content, outs, entropy(9000 + number))
    return SealedBid(submission, {part: out.getvalue() for part, out in outs.items()}, by)


@cache
def _stage(name: str) -> bytes:
    """Return the database of a stage."""
    if name in ("begun", "drawn"):
        return _stages()[name]
    before, walk = _WALKS[name]
    app = panel_portal(before)
    walk(app)
    app.extensions["wuxin.engine"].dispose()
    return database_bytes(_file(app))


def _to_opened(app: Flask) -> None:
    told = {f"p-{number}-plan": str(31 - number) for number in (1, 2, 3)}
    told |= {f"r-{number}-plan": "talked over" for number in (1, 2, 3)}
    assert member(app, 0).post(f"{SEAT}/do/agree", data=told).status_code == 303
    opens_prices(app, signed_in(app, *CENTRE))


def _to_closed(app: Flask) -> None:
    assert member(app, 0).post(f"{SEAT}/do/close").status_code == 303


_WALKS: Final[dict[str, tuple[str, Callable[[Flask], None]]]] = {
    "accepted": ("drawn", accepts), "locked": ("accepted", lambda app: hands_in(app, {"plan": "30"})),
    "opened": ("locked", _to_opened), "priced": ("opened", lambda app: hands_in(app, {"interview": "15"})),
    "closed": ("priced", _to_closed),
}  # fmt: skip


@cache
def _stages() -> dict[str, bytes]:
    """Return the databases of the first two stages; made once."""
    with TemporaryDirectory() as place:
        url, file = empty_register(Path(place)), Path(place) / "register.db"
        _publish(url)
        engine = engine_for(url)
        for code in PRICES:
            bid = _bid(code)
            for part in bid.envelopes:
                put_envelope(engine, PLACE[0], bid.file(part), _at("2024-06-18T02:00:00+00:00"), secrets.token_bytes)
            submit(engine, text_of(bid.submission), _at("2024-06-18T02:00:00+00:00"), secrets.token_bytes)
        begun = database_bytes(file)
        _sit(url)
        _close(url)
        for part in (Part.COVER, Part.TECHNICAL):
            with writing_to(url) as session:
                _share(session, part)
            open_bids(engine, PLACE[0], part, (_at(MARKS_AT), secrets.token_bytes))
        sequence_all(engine)
        engine.dispose()
        return {"begun": begun, "drawn": database_bytes(file)}


def _publish(url: str) -> None:
    with writing_to(url) as session:
        session.add(Community(community_id="willow-garden", name="柳园", subdistrict="Lakeside"))
        session.add_all(Company(company_id=code, name=name) for code, name in NAMES.items())
        session.flush()
        clerk = a_clerk(session, datetime.fromisoformat("2024-05-01T02:00:00+00:00"))
        for number in (1, 2, 3):
            record_key(clerk, enrolment(bidder(number), "bidder", moment_number(clerk.at)))
        for number, event in enumerate(a_tender(State.PUBLISHED, PANEL_NOTICE).events):
            clerk = a_clerk(session, event.at)
            if number == 0:
                begin(clerk, PLACE[0], event)
            else:
                add_event(clerk, PLACE[0], lambda _, event=event: event)  # type: ignore[misc]


def _close(url: str) -> None:
    event = a_tender(State.CLOSED, PANEL_NOTICE).events[-1]
    with writing_to(url) as session:
        add_event(a_clerk(session, event.at), PLACE[0], lambda _: event)


def _sit(url: str) -> None:
    """Commit to a panel two days before the close, and draw it the night before."""
    parts = commit_parts(PANEL_NOTICE, LOT, asked(), POOL)
    _does(url, EvaluationMove.COMMIT, "2024-06-19T01:30:00+00:00", parts)
    _does(url, EvaluationMove.DRAW, "2024-06-20T17:30:00+00:00", ({}, CODES_AND_RESULT))


def _does(url: str, move: EvaluationMove, at: str, parts: Parts) -> None:
    with writing_to(url) as session:
        clerk = a_clerk(session, datetime.fromisoformat(at))
        event = Event(
            move=move, at=clerk.at, by="office-1", role=EvaluationRole.OFFICE, content=parts[0], sealed=parts[1]
        )
        evaluations.add_event(clerk, *PLACE, lambda _: event)
