"""Who is told of what owners and their supervisors did."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.owners import VoteMove, VoteStep
from bidding.owners.laws import law_for
from bidding.owners.votes import Role
from models.tables import Auction, engine_for
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import AT_ASSEMBLIES, constituted, owner, sent, subdistrict
from tests.builders.public_tenders import OPEN
from tests.builders.record import a_clerk, writing_to
from tests.builders.stopped_votes import decided_on, stopped
from web.register.owners.votes import take_step, vote_named
from web.register.sending.acts import Act
from web.register.sending.inbox import inbox
from web.register.sending.owner_notes import notes_of_stop
from web.register.sending.telling import tell_of

LATER = datetime(2024, 6, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize(("move", "kind"), [("order", "decision.ordered"), ("revoke", "decision.revoked")])
def test_who_tenders_is_told_that_it_stands_still(tendered: str, tmp_path: Path, move: str, kind: str) -> None:
    """The buyer, the estate and its subdistrict, with the reason; an awarded and signed tender is not told of."""
    shutil.copy(tendered.removeprefix("sqlite:///"), tmp_path / "city.db")
    with writing_to(f"sqlite:///{tmp_path / 'city.db'}") as session:
        decided_on(session, OPEN, estate="K001")
        clerk, vote = a_clerk(session, LATER), vote_named(session, "v1")
        step = VoteStep(VoteMove(move), LATER, "Xinan", Role.SUBDISTRICT, {"reason": "选票造假"})
        take_step(clerk, vote, step, law_for("330681"))
        tell_of(clerk)
        told = inbox(session, "organisation/community/K001")

    assert [(one.kind, one.facts["what"], one.facts["reason"]) for one in told] == [(kind, OPEN, "选票造假")]


def test_who_tenders_twice_on_a_vote_is_told_once_of_both(tendered: str, tmp_path: Path) -> None:
    """An event is one note, so it names all that stands still for its reader."""
    shutil.copy(tendered.removeprefix("sqlite:///"), tmp_path / "city.db")
    with writing_to(f"sqlite:///{tmp_path / 'city.db'}") as session:
        decided_on(session, OPEN, estate="K001")
        session.add(Auction(auction_id="a1", rules={"asset_id": OPEN}, announced_by="x", announced_at=LATER))
        stopped(session, "revoke", estate="K001")
        told = [facts["what"] for whom, _, facts in notes_of_stop(session, Act("v1", 4)) if whom == "community/K001"]

    assert told == [f"{OPEN}, a1"]


def test_the_committee_is_told_when_enough_owners_ask(tmp_path: Path) -> None:
    """Once, with the request and the days that it has."""
    app = estate_portal(tmp_path)
    constituted(app)
    lines = sent(subdistrict(app), f"{AT_ASSEMBLIES}/request-codes").text.splitlines()[1:]
    codes = {cells[0]: cells[2] for cells in (line.split(",") for line in lines)}
    sent(owner(app), f"{AT_ASSEMBLIES}/requests/new", name="r1", about="更换物业", code=codes["o1"])
    sent(owner(app), "/assemblies/requests/r1/join", code=codes["o2"])
    with Session(engine_for(url_of(app))) as session:
        told = [one for one in inbox(session, "organisation/community/willow-garden") if one.kind == "request.reached"]

    assert [(one.facts["request"], one.facts["days"]) for one in told] == [("r1", "30")]
