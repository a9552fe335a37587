"""How commands act on an evaluation on record: one event, made, written and put in order."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.evaluation.acting import Parts
    from bidding.evaluation.proceedings import Proceeding

__all__ = ["Acting", "By", "CodesPath", "Lot", "Role", "TenderId", "act", "read_json", "state_of", "tell"]

TenderId = Annotated[str, typer.Argument(metavar="TENDER", help="The id of the tender.")]
Lot = Annotated[str, typer.Option("--lot", metavar="ID", help="The lot.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: a staff number or a body, never a name.")]
CodesPath = Annotated[Path, typer.Option("--codes", metavar="FILE", help="One line for each party: name,code.")]
RoleName = Literal["office", "panel", "supervisor"]
Role = Annotated[RoleName, typer.Option("--role", help="In which role.")]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts on which lot of which register."""

    tender: str
    lot: str
    by: str
    role: str
    db: str | None


def act(acting: Acting, move: str, make: Callable[[Proceeding], Parts]) -> Proceeding:
    """Add the event whose parts are made of the evaluation as it is, and put it on record in its order."""
    from bidding.evaluation.moves import EvaluationMove, EvaluationRole
    from bidding.evaluation.proceedings import Event
    from web.register.evaluations.events import add_event

    url = database_url(acting.db)
    with register(url) as session:
        clerk = recording.clerk(session)

        def event(before: Proceeding) -> Event:
            content, sealed = make(before)
            role = EvaluationRole(acting.role)
            return Event(
                move=EvaluationMove(move), at=clerk.at, by=acting.by, role=role, content=content, sealed=sealed
            )

        after = add_event(clerk, acting.tender, acting.lot, event)
    recording.put_in_order(url)
    return after


def tell(after: Proceeding, *, as_json: bool) -> None:
    """Say where an evaluation stands after an act; never who sits on the panel."""
    if as_json:
        emit(state_of(after))
    else:
        say(f"{after.tender_id} {after.lot_id}: {after.events[-1].move} is on record; it is {after.state}.")


def state_of(found: Proceeding) -> dict[str, Any]:
    """Return what anybody may know of an evaluation: its state and its events, without what is sealed."""
    events = [
        {"number": number, "move": str(one.move), "at": one.at, "by": one.by, "role": str(one.role),
         "sealed": one.sealed is not None, "content": dict(one.content)}
        for number, one in enumerate(found.events, 1)
    ]  # fmt: skip
    return {"tender": found.tender_id, "lot": found.lot_id, "state": str(found.state), "events": events}


def read_json(path: Path) -> Any:  # noqa: ANN401 - any JSON
    """Return the JSON of a file. Raises InputError where it is none."""
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:
        raise InputError(Problem(str(path), f"it is no JSON: {error}", "See docs/evaluation.md.")) from None
