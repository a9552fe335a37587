"""A ballot that was cast and is on the signed record, with its receipt and an export; made once, copied for each.

cast = cast_ballot(folder); cast.url; cast.export; cast.receipt
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bidding.owners import BodyEvent, BodyMove, Choice, Vote, VoteMove, VoteStep
from bidding.owners.votes import Role
from models.migrations import upgrade
from models.record.exporting import export
from models.record.sources import KeptRecord
from tests.builders.owners import CALLED_AT, LAW, OPENS_AT, a_call, a_roll
from tests.builders.record import a_clerk, sign, writing_to
from web.register.owners.ballot_receipts import receipt_content
from web.register.owners.estates import enter_body, enter_roll
from web.register.owners.votes import cast, take_step

__all__ = ["Cast", "cast_ballot"]


@dataclass(frozen=True)
class Cast:
    """The register by its URL, the folder of an export, and the receipt of the first of two ballots."""

    url: str
    export: Path
    receipt: dict[str, str]


def cast_ballot(folder: Path) -> Cast:
    """Return a ballot on record in a copy of the folder that is made for all."""
    made, receipt = _made()
    shutil.copytree(made, folder / "cast")
    return Cast(f"sqlite:///{folder / 'cast' / 'a.db'}", folder / "cast" / "record", dict(receipt))


@cache
def _made() -> tuple[Path, dict[str, str]]:
    folder = Path(tempfile.mkdtemp(prefix="cast-ballot-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    upgrade(url := f"sqlite:///{folder / 'a.db'}")
    bodies = (
        BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": "330102"}),
        BodyEvent(BodyMove.FOUND, date(2023, 1, 1), "subdistrict", vote="v0"),
        BodyEvent(BodyMove.ELECT, date(2023, 1, 1), "subdistrict", date(2026, 1, 1), "v0", {"members": 5}),
    )
    with writing_to(url) as session:
        roll = enter_roll(a_clerk(session, CALLED_AT), "willow-garden", a_roll(9), "subdistrict")
        for event in bodies:
            enter_body(a_clerk(session, CALLED_AT), "willow-garden", event, LAW)
        asked = a_call(roll_digest=roll).as_details()
        step = VoteStep(VoteMove.CALL, CALLED_AT, "willow-garden", Role.COMMITTEE, asked)
        vote = take_step(a_clerk(session, CALLED_AT), Vote("v1", "willow-garden"), step, LAW)
        given = [
            cast(a_clerk(session, OPENS_AT), vote, voter, {"company": choice}, LAW)
            for voter, choice in (("owner-1", Choice.FOR), ("owner-2", Choice.AGAINST))
        ]
        sign(session)
        export(KeptRecord(session), folder / "record")
    return folder, receipt_content(given[0])
