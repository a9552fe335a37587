"""`wuxin owners election show`: where an election stands, who stands, who was elected, and who sits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json, day
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from sqlmodel import Session

    from bidding.owners import Election, OwnersLaw

__all__ = ["commands", "show", "tell_election"]

commands = typer.Typer()

Name = Annotated[str, typer.Argument(metavar="ELECTION", help="The name of the election and of its vote.")]
Names = Annotated[bool, typer.Option("--names", help="With all names: for who vets, not for a notice board.")]
On = Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day; by default today.")]


@commands.command(epilog="Example: wuxin owners election show committee-2026 --on 2026-06-01")
def show(
    name: Name, *, names: Names = False, on: On = None, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Show an election: terms, conditions, candidates with what vetting found, places, and who sits on a day."""
    from web.register.owners.elections import election_named

    with register(database_url(db)) as session:
        found = election_named(session, name)
    tell_election(db, found, on, names=names, as_json=as_json)


def tell_election(
    db: str | None, election: Election, on: date | None = None, *, names: bool = False, as_json: bool = False
) -> None:
    """Print where an election stands; names only of those whom the law shows on the day, or all where asked for."""
    from web.register.owners.estates import law_of

    with register(database_url(db)) as session:
        law = law_of(session, election.community_id)
        told = _told(session, election, law, on or today(recording.now()), all_names=names)
    if as_json:
        emit(told)
        return
    say(f"{election.id} is {told['state']}.")
    rows = [(code, one["name"] or "", one["stands"], one["reasons"]) for code, one in told["candidates"].items()]
    say(*(table([("candidate", "name", "stands", "why not"), *rows]) if rows else ["No candidates yet."]))
    for what in ("members", "alternates", "ties", "problems"):
        if told[what]:
            say(f"{what}: {', '.join(map(str, told[what]))}")


def _told(session: Session, election: Election, law: OwnersLaw, on: date, *, all_names: bool) -> dict[str, Any]:
    from bidding.owners import committee_on
    from bidding.owners.committee import committee_problems
    from bidding.owners.election_count import places_of
    from bidding.owners.election_life import election_state
    from web.register.owners.elections import names_told, people_of

    people = people_of(session, election.id) if all_names else {}
    names = {code: one.name for code, one in people.items()} or names_told(session, election, on)
    places, sitting, terms = places_of(election), committee_on(election, on), election.terms
    return {
        "election": election.id, "community": election.community_id, "state": election_state(election),
        "terms": None if terms is None else terms.as_details(),
        "candidates": {code: _candidate(election, law, code, names) for code in election.candidates},
        "members": [*(sitting.members if sitting is not None else places.members)],
        "alternates": [*(sitting.alternates if sitting is not None else places.alternates)],
        "ties": [[*tie] for tie in places.ties],
        "until": None if sitting is None else sitting.until.isoformat(),
        "problems": [] if sitting is None else [str(one) for one in committee_problems(sitting, law)],
    }  # fmt: skip


def _candidate(election: Election, law: OwnersLaw, code: str, names: dict[str, str]) -> dict[str, Any]:
    from bidding.owners.laws import cite

    found = election.candidates[code]
    checks = law.election.checks
    missed = [check for check, holds in (found.answers or {}).items() if not holds]
    return {
        "name": names.get(code), "stands": found.admitted, "vetted": found.answers is not None,
        "reasons": "; ".join(f"{checks[one].title.en} ({cite(law, checks[one].basis)})" for one in missed),
    }  # fmt: skip
