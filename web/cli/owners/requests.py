"""`wuxin owners request`: what owners ask for together, counted on the roll."""

from __future__ import annotations

from typing import Annotated

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

__all__ = ["ask", "commands", "join", "leave", "show"]

commands = typer.Typer(help="Requests that owners make together: for a vote, for an audit.")

Name = Annotated[str, typer.Argument(metavar="REQUEST", help="The name of the request; never used twice.")]
Community = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The estate, by its id.")]
About = Annotated[str, typer.Option("--about", metavar="TEXT", help="What owners ask for; it becomes public.")]
Voter = Annotated[str, typer.Option("--voter", metavar="CODE", help="Who signs, by the code of the roll.")]


@commands.command(
    epilog="Example: wuxin owners request ask r1 willow-garden --about 'Another company' --voter owner-17"
)
def ask(
    name: Name, community: Community, *, about: About, voter: Voter, db: Database = None, as_json: Json = False
) -> None:
    """Ask for a vote of all owners; whoever asks is the first to join."""
    from bidding.owners.joint_requests import VOTE
    from web.register.owners.estates import law_of
    from web.register.owners.joint_requests import ask_together

    with register(url := database_url(db)) as session:
        law_of(session, community)  # where nothing is known of the estate's bodies, nobody could call the vote
        ask_together(recording.clerk(session), name, community, (VOTE, about), voter)
    _tell(url, name, as_json=as_json)


@commands.command(epilog="Example: wuxin owners request join r1 --voter owner-18")
def join(name: Name, *, voter: Voter, db: Database = None, as_json: Json = False) -> None:
    """Let an owner join a request, as on a list of signatures that was handed in."""
    from bidding.revenue.audits import AUDIT
    from web.register.money.audit_requests import joined_audit
    from web.register.owners.joint_requests import join_request, request_named

    with register(url := database_url(db)) as session:
        before, clerk = request_named(session, name), recording.clerk(session)
        do = joined_audit if before.purpose == AUDIT else join_request
        do(clerk, before, voter)
    _tell(url, name, as_json=as_json)


@commands.command(epilog="Example: wuxin owners request leave r1 --voter owner-18")
def leave(name: Name, *, voter: Voter, db: Database = None, as_json: Json = False) -> None:
    """Let an owner leave a request that nothing has answered."""
    from web.register.owners.joint_requests import leave_request, request_named

    with register(url := database_url(db)) as session:
        leave_request(recording.clerk(session), request_named(session, name), voter)
    _tell(url, name, as_json=as_json)


@commands.command(epilog="Example: wuxin owners request show r1")
def show(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show a request: how many owners of all stand behind it, and by when the vote is to be called."""
    _tell(database_url(db), name, as_json=as_json)


def _tell(url: str, name: str, *, as_json: bool) -> None:
    from bidding.owners.joint_requests import VOTE, call_by, support
    from web.register.owners.estates import law_of, roll_of
    from web.register.owners.joint_requests import request_named

    recording.put_in_order(url)
    with register(url) as session:
        found = request_named(session, name)
        roll = roll_of(session, found.roll_id)
        due = call_by(found, roll, law_of(session, found.community_id)) if found.purpose == VOTE else None
    got, answer = support(found, roll), found.answer
    told = {
        "request": found.id, "community": found.community_id, "purpose": found.purpose, "about": found.about,
        "persons": got.persons, "of": roll.whole.persons, "call_by": due,
        "answered_by": None if answer is None else answer.details["by_what"],
    }  # fmt: skip
    if as_json:
        emit(told)
        return
    owed = f"; the vote is to be called by {due}" if due is not None else ""
    done = f"; answered by {told['answered_by']}" if answer is not None else ""
    say(f"{found.id}: {got.persons} of {roll.whole.persons} owners stand behind it{owed}{done}.")
