"""`wuxin owners`: who acts for an estate, votes by area and persons, and what a body may do on them."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import read_document, today
from web.cli.money.options import kept_document
from web.cli.options import Database, Json, day, moment
from web.cli.owners.files import read_agenda, read_choices, read_roll
from web.cli.private_files import refuse_existing
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.owners import Vote
    from web.register.owners.votes import CastReceipt

__all__ = ["act", "authority", "body", "call", "cast", "commands", "count", "roll", "vote", "votes", "who"]

commands = typer.Typer(help="Owners: rolls, committees, votes by area and persons, and what they authorise.")

Community = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The estate, by its id.")]
Name = Annotated[str, typer.Argument(metavar="VOTE", help="The name of the vote; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="Which body or office does it; it becomes public.")]
RoleName = Annotated[
    Literal["owners", "committee", "management_committee", "subdistrict", "authority"],
    typer.Option("--role", help="In which role."),
]
Roll = Annotated[Path, typer.Argument(metavar="FILE", help="CSV: unit,area_m2,owner,holding,area_source.")]
BodyMoveName = Annotated[
    Literal["deliver", "establish", "found", "elect", "dissolve"], typer.Option("--move", help="What happened.")
]
On = Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day; by default today.")]
Until = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=day, help="The first day after the term of a body.")
]
VoteOption = Annotated[str | None, typer.Option("--vote", metavar="VOTE", help="The vote that founded or elected it.")]
Members = Annotated[int, typer.Option("--members", metavar="N", help="How many members were elected.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it becomes public.")]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", metavar="CODE", help="GB/T 2260 code of the place, with --move deliver.")
]
Proof = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="The paper that says so; it is kept in the vault.")
]
Agenda = Annotated[Path, typer.Option("--agenda", metavar="FILE", help="JSON: a list of items, each with its matter.")]
Opens = Annotated[datetime, typer.Option("--opens", metavar="MOMENT", parser=moment, help="When ballots may be cast.")]
Closes = Annotated[datetime, typer.Option("--closes", metavar="MOMENT", parser=moment, help="When they no longer may.")]
Special = Annotated[bool, typer.Option("--special", help="An extraordinary meeting, with its shorter notice.")]
Secret = Annotated[bool, typer.Option("--secret", help="A secret vote; the place says where it may or has to be one.")]
Asking = Annotated[int, typer.Option("--asked-by", metavar="N", help="How many persons ask for it; role owners.")]
Request = Annotated[str, typer.Option("--request", metavar="NAME", help="The joint request of owners that it answers.")]
StepMove = Annotated[
    Literal["consult", "withdraw", "announce", "order", "correct", "revoke"],
    typer.Option("--move", help="What is done with the vote."),
]
Voter = Annotated[str, typer.Option("--voter", metavar="CODE", help="The voter, by the code of the roll.")]
Choices = Annotated[
    list[str], typer.Option("--choice", metavar="ITEM=CHOICE", help="for, against or abstain. Repeatable.")
]
Scan = Annotated[
    Path | None, typer.Option("--scan", metavar="FILE", help="The scan of a ballot on paper, kept in the vault.")
]
ReceiptOut = Annotated[Path, typer.Option("--receipt", metavar="FILE", help="Where the voter's receipt goes.")]
Kind = Annotated[Literal["service", "repair", "letting"], typer.Option("--kind", help="What is to be tendered.")]
Subject = Annotated[str, typer.Option("--subject", metavar="ID", help="Which tender or payment.")]
Fen = Annotated[int, typer.Option("--fen", metavar="N", min=0, help="What it costs, in fen.")]
Spent = Annotated[int, typer.Option("--spent-fen", metavar="N", min=0, help="Spent by delegation this year, in fen.")]


@commands.command(epilog="Example: wuxin owners roll willow-garden roll.csv --by 'Xinan Subdistrict'")
def roll(community: Community, file: Roll, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Enter the roll of an estate's units; who owns them is kept apart and never published."""
    from web.register.owners.estates import enter_roll

    found, url = read_roll(file), database_url(db)
    with register(url) as session:
        roll_id = enter_roll(recording.clerk(session), community, found, by)
    recording.put_in_order(url)
    told = {
        "roll": roll_id,
        "units": len(found.units),
        "area_m2": _m2(found.whole.area),
        "persons": found.whole.persons,
    }
    _said(told, f"{told['units']} units, {told['area_m2']} m2, {told['persons']} persons: roll {roll_id[:12]}", as_json)


@commands.command(
    epilog="Example: wuxin owners body willow-garden --move elect --on 2024-03-01 --until 2027-03-01 --vote v1 "
    "--members 7 --by 'Xinan Subdistrict'"
)
def body(
    community: Community, *, move: BodyMoveName, by: By, on: On = None, until: Until = None, vote: VoteOption = None,
    members: Members = 0, reason: Reason = "", jurisdiction: Jurisdiction = "", document: Proof = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Enter what happened to the bodies of an estate: delivered, managed, founded, elected, dissolved."""
    from bidding.owners import BodyEvent, BodyMove, law_for
    from web.register.owners.estates import enter_body, law_of

    details: dict[str, Any] = {
        "members": members or None,
        "reason": reason or None,
        "jurisdiction": jurisdiction or None,
    }
    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        details["document"] = kept_document(clerk, community, document)
        kept = {key: value for key, value in details.items() if value is not None}
        law = law_for(jurisdiction) if move == "deliver" else law_of(session, community)
        enter_body(clerk, community, BodyEvent(BodyMove(move), on or today(clerk.at), by, until, vote, kept), law)
    recording.put_in_order(url)
    _tell_principal(url, community, on, as_json=as_json)


@commands.command(epilog="Example: wuxin owners who willow-garden --on 2024-06-30")
def who(community: Community, *, on: On = None, db: Database = None, as_json: Json = False) -> None:
    """Say who acts for an estate on a day, since when, and until when."""
    _tell_principal(database_url(db), community, on, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners call v1 willow-garden --agenda agenda.json --opens 2024-03-16T09:00 "
    "--closes 2024-03-26T09:00 --role committee --by 'Willow Garden Committee'"
)
def call(
    vote: Name, community: Community, *, agenda: Agenda, opens: Opens, closes: Closes, role: RoleName, by: By,
    special: Special = False, secret: Secret = False, asked_by: Asking = 0, request: Request = "",
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Call a vote: its agenda and window are told to all owners in time, and never change."""
    from bidding.owners import Call
    from bidding.owners import Vote as TheVote
    from bidding.owners.votes import Role
    from web.register.owners.calls import call_vote
    from web.register.owners.estates import law_of, newest_roll
    from web.register.owners.votes import called_name

    items, url = read_agenda(agenda), database_url(db)
    with register(url) as session:
        roll_id, before = newest_roll(session, community), called_name(session, vote) or TheVote(vote, community)
        asked = Call(items, opens, closes, roll_id, special, secret, asked_by, request=request)
        law = law_of(session, before.community_id)
        after = call_vote(recording.clerk(session), before, asked, (by, Role(role)), law)
    _tell_vote(url, after, as_json=as_json)


@commands.command(epilog="Example: wuxin owners act v1 --move announce --role committee --by 'Willow Garden Committee'")
def act(
    vote: Name, *, move: StepMove, role: RoleName, by: By, reason: Reason = "", community: Annotated[
        str, typer.Option("--community", metavar="ID", help="The estate, to consult before a vote is called.")
    ] = "", db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Consult before a vote, withdraw or announce it, or order its correction or revoke it as a supervisor."""
    from bidding.owners import Vote as TheVote
    from web.register.owners.votes import called_name, vote_named

    url = database_url(db)
    with register(url) as session:
        before = called_name(session, vote) or (TheVote(vote, community) if community else vote_named(session, vote))
        after = _stepped(session, before, move, (role, by), {"reason": reason} if reason else {})
    _tell_vote(url, after, as_json=as_json)


@commands.command(epilog="Example: wuxin owners cast v1 --voter owner-17 --choice company=for --receipt receipt.json")
def cast(
    vote: Name, *, voter: Voter, choice: Choices, receipt: ReceiptOut, scan: Scan = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Cast a ballot, online or from paper, and write the receipt by which its voter checks it against the record."""
    from web.register.owners.ballot_scans import checked_scan, keep_scan
    from web.register.owners.estates import law_of
    from web.register.owners.votes import cast as take
    from web.register.owners.votes import vote_named

    choices, url = read_choices(choice), database_url(db)
    refuse_existing(receipt)
    with register(url) as session:
        found = vote_named(session, vote)
        law = law_of(session, found.community_id)
        clerk, paper = recording.clerk(session), read_document(scan) if scan else None
        given = take(clerk, found, voter, choices, law, None if paper is None else checked_scan(paper))
        if paper is not None:
            keep_scan(clerk, given.ballot, paper)
    recording.put_in_order(url)
    receipt.write_text(json.dumps(_receipt(given), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    _said({"ballot": given.ballot, "entry": given.entry}, f"Ballot {given.ballot} is cast; keep {receipt}.", as_json)


@commands.command(epilog="Example: wuxin owners count v1 --role committee --by 'Willow Garden Committee'")
def count(vote: Name, *, role: RoleName, by: By, db: Database = None, as_json: Json = False) -> None:
    """Count a vote once its window is over: by area and persons, each item with its reasons."""
    from bidding.owners.votes import Role
    from web.register.owners.estates import law_of
    from web.register.owners.votes import count as counted
    from web.register.owners.votes import vote_named

    url = database_url(db)
    with register(url) as session:
        found = vote_named(session, vote)
        after = counted(recording.clerk(session), found, by, Role(role), law_of(session, found.community_id))
    _tell_vote(url, after, as_json=as_json)


@commands.command(epilog="Example: wuxin owners vote v1")
def vote(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show a vote: where it stands, its agenda, and its outcomes once they are counted."""
    from web.register.owners.votes import vote_named

    url = database_url(db)
    with register(url) as session:
        found = vote_named(session, name)
    _tell_vote(url, found, as_json=as_json)


@commands.command(epilog="Example: wuxin owners votes willow-garden")
def votes(community: Community, *, db: Database = None, as_json: Json = False) -> None:
    """List the votes of an estate with where they stand."""
    from bidding.owners.vote_life import vote_state
    from web.register.owners.votes import votes_of

    with register(database_url(db)) as session:
        told = [{"vote": one.id, "state": vote_state(one)} for one in votes_of(session, community)]
    if as_json:
        emit(told)
        return
    say(*(table([("vote", "state"), *((one["vote"], one["state"]) for one in told)]) if told else ["No votes yet."]))


@commands.command(
    epilog="Example: wuxin owners authority willow-garden --kind repair --subject roof-3 --fen 500000 --on 2024-05-01"
)
def authority(
    community: Community, *, kind: Kind, subject: Subject, fen: Fen, spent_fen: Spent = 0, on: On = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Say on which vote or delegation a body may tender or spend, or every reason why it may not."""
    from bidding.owners import Asked, authority_for
    from web.register.owners.estates import law_of
    from web.register.owners.votes import grounds_of

    with register(database_url(db)) as session:
        law, when = law_of(session, community), on or today(recording.now())
        grounds = grounds_of(session, community, when, {law.needs[kind]: spent_fen})
    found = authority_for(Asked(kind, subject, fen, when), grounds, law)
    how = "by delegation" if found.delegated else "by the owners' decision"
    told = {"vote": found.vote, "item": found.item, "delegated": found.delegated}
    _said(told, f"{subject} may go on {how}: vote {found.vote}, item {found.item}.", as_json)


def _stepped(session: Any, before: Vote, move: str, who: tuple[str, str], details: dict[str, Any]) -> Vote:  # noqa: ANN401 - a session
    from bidding.owners import VoteMove, VoteStep
    from bidding.owners.votes import Role
    from web.register.owners.estates import law_of
    from web.register.owners.votes import take_step

    clerk = recording.clerk(session)
    step = VoteStep(VoteMove(move), clerk.at, who[1], Role(who[0]), details)
    return take_step(clerk, before, step, law_of(session, before.community_id))


def _tell_principal(url: str, community: str, on: date | None, *, as_json: bool) -> None:
    from bidding.owners import principal_on
    from web.register.owners.estates import bodies_of

    with register(url) as session:
        events = bodies_of(session, community)
    if not events:
        remedy = "Check its id, or enter its delivery: wuxin owners body"
        raise InputError(Problem(f"community {community}", "nothing is known of this estate", remedy))
    found = principal_on(events, on or today(recording.now()))
    told = {"community": community, "acts": found.kind, "since": found.since, "until": found.until}
    term = f" since {found.since}" if found.since else ""
    _said(told, f"{community}: {found.kind}{term}{f', until {found.until}' if found.until else ''}.", as_json)


def _tell_vote(url: str, found: Vote, *, as_json: bool) -> None:
    from bidding.owners.vote_life import vote_state

    recording.put_in_order(url)
    asked = found.call
    outcomes = next((dict(step.details["outcomes"]) for step in found.steps if "outcomes" in step.details), {})
    told = {"vote": found.id, "community": found.community_id, "state": vote_state(found),
            "call": asked and asked.as_details(), "outcomes": outcomes}  # fmt: skip
    lines = [f"{item}: {'passed' if one['passed'] else 'not passed'}" for item, one in outcomes.items()]
    reasons = [f"  {reason}" for one in outcomes.values() for reason in one["reasons"]]
    _said(told, "\n".join([f"{found.id} is {told['state']}.", *lines, *reasons]), as_json)


def _receipt(given: CastReceipt) -> dict[str, str]:
    return {
        "vote": given.vote, "ballot": given.ballot, "entry": given.entry, "commitment": given.commitment,
        "salt": given.salt.hex(), "choices": given.choices,
    }  # fmt: skip


def _said(told: dict[str, Any], line: str, as_json: bool) -> None:
    if as_json:
        emit(told)
    else:
        say(line)


def _m2(area: int) -> str:
    return f"{area // 100}.{area % 100:02}"
