"""`wuxin list notify`, `object`, `hear`, `extend`, `publish`, `repair`, `expire`: steps that need no signature."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import (
    By,
    Documents,
    HarmRemovedOn,
    InterviewedOn,
    Number,
    ReasonsFile,
    RectifiedOn,
    digests_of,
    listing_dict,
    reasons_in,
    today,
)
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from credit.standing.listing import Listing
    from web.register.standing.listings import Telling

__all__ = ["expire", "extend", "hear", "notify", "object_to", "publish", "repair", "tell"]

Hearing = Annotated[bool, typer.Option("--hearing", help="Ask to be heard before the decision.")]
Minutes = Annotated[Path, typer.Option("--minutes", metavar="FILE", help="The minutes; only their digest is kept.")]
Persons = Annotated[
    list[str] | None,
    typer.Option(
        "--person", metavar="ROLE=NAME", help="A responsible person, where law and city allow it. Repeatable."
    ),
]


def notify(number: Number, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Tell the company what is proposed, on which facts and by which article, and that it may be heard."""
    from credit.standing.notices import notice_text

    url = database_url(db)
    after = _take(url, number, "notify", ("officer", by), {})
    tell(after, url, as_json=as_json, also={"notice": {"zh": notice_text(after, "zh"), "en": notice_text(after, "en")}})
    if not as_json:
        say("", notice_text(after, "zh"), "", notice_text(after, "en"))


def object_to(
    number: Number, *, reasons_file: ReasonsFile, document: Documents = None, hearing: Hearing = False,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """File the company's objection to a listing, proposed or published, with reasons and documents."""
    from web.register.standing.listings import Telling

    details = {"documents": digests_of(document), "hearing": hearing}
    url, reasons = database_url(db), Telling(reasons_in(reasons_file))
    tell(_take(url, number, "object", ("company", ""), details, reasons), url, as_json=as_json)


def hear(number: Number, *, by: By, minutes: Minutes, db: Database = None, as_json: Json = False) -> None:
    """Record that the company was heard."""
    url = database_url(db)
    details = {"minutes": digests_of([minutes])[0]}
    tell(_take(url, number, "hear", ("officer", by), details), url, as_json=as_json)


def extend(number: Number, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Take the longer time for deciding that the law allows, once."""
    url = database_url(db)
    tell(_take(url, number, "extend", ("head", by), {}), url, as_json=as_json)


def publish(number: Number, *, by: By, person: Persons = None, db: Database = None, as_json: Json = False) -> None:
    """Publish a listing that was upheld, with the measures its decision names."""
    from web.register.standing.listings import Telling

    url = database_url(db)
    persons = tuple((one.partition("=")[0], one.partition("=")[2]) for one in person or ())
    details = {"person_roles": [role for role, _ in persons]}
    tell(_take(url, number, "publish", ("officer", by), details, Telling(persons=persons)), url, as_json=as_json)


def repair(
    number: Number, *, reasons_file: ReasonsFile, rectified_on: RectifiedOn = None,
    harm_removed_on: HarmRemovedOn = None, interviewed_on: InterviewedOn = None, document: Documents = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Ask, for the company, to be taken off early: rectified, harm removed, and long enough on the list."""
    from web.register.standing.listings import Telling

    days = {"rectified_on": rectified_on, "harm_removed_on": harm_removed_on, "interviewed_on": interviewed_on}
    details = {name: None if day is None else day.isoformat() for name, day in days.items()}
    url, reasons = database_url(db), Telling(reasons_in(reasons_file))
    asked = details | {"documents": digests_of(document)}
    tell(_take(url, number, "ask_repair", ("company", ""), asked, reasons), url, as_json=as_json)


def expire(number: Number, *, by: By = "system", db: Database = None, as_json: Json = False) -> None:
    """Record that the term of a listing is over, so that ratings and those who were told follow."""
    url = database_url(db)
    tell(_take(url, number, "expire", ("system", by), {}), url, as_json=as_json)


def tell(after: Listing, url: str, *, as_json: bool, also: dict[str, Any] | None = None) -> None:
    """Say what a listing has become."""
    recording.put_in_order(url)
    told = listing_dict(after, today(after.steps[-1].at))
    if as_json:
        emit(told | (also or {}))
        return
    due = f"; next: {told['due']} by {told['due_on']}" if told["due"] else ""
    say(f"Listing {after.number} ({told['list']}, {told['company_id']}) is {told['state']}{due}.")


def _take(
    url: str, number: int, move: str, who: tuple[str, str], details: dict[str, Any], telling: Telling | None = None
) -> Listing:
    from credit.standing.listing import Move, Role, Step
    from web.register.standing.listings import listing, take_step

    with register(url) as session:
        clerk = recording.clerk(session)
        by = who[1] or listing(session, number).facts.company_id
        step = Step(Move(move), clerk.at, by, Role(who[0]), details)
        return take_step(clerk, number, step, telling)
