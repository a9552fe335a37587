"""`wuxin tender`: the notice, from its draft to the close of bids, or to its cancellation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.tenders.acts import Acting, By, Name, RoleOption, What, act, tell, today
from web.cli.tenders.files import read_json, read_notice_file
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlmodel import Session

    from bidding.tender import Tender

__all__ = ["amend", "answer", "ask", "cancel", "close", "commands", "draft", "extend", "field", "file", "publish"]

commands = typer.Typer(help="Tenders: from the notice to the contract, by the law of the place.")

NoticeFile = Annotated[Path, typer.Argument(metavar="NOTICE", help="The notice: a JSON file.")]
Repeats = Annotated[str | None, typer.Option("--retender-of", metavar="TENDER", help="The tender that it repeats.")]
Filing = Annotated[str, typer.Option("--filing", metavar="NO", help="The number under which it was received.")]
Approval = Annotated[str | None, typer.Option("--approval", metavar="NO", help="The authority's approval.")]
Ballot = Annotated[Path | None, typer.Option("--ballot", metavar="FILE", help="The count of the owners' vote: JSON.")]
Vote = Annotated[str | None, typer.Option("--vote", metavar="VOTE", help="The owners' vote on record that decides it.")]
Elsewhere = Annotated[
    str | None, typer.Option("--bids-elsewhere", metavar="TEXT", help="Where bids go, if not into the box here.")
]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the event, as `show` lists it.")]
Text = Annotated[str, typer.Option("--text", metavar="TEXT", help="In words; it is published.")]
TimesFile = Annotated[Path, typer.Option("--times", metavar="FILE", help="The new times: JSON, as in a notice.")]


@commands.command(epilog="Example: wuxin tender draft notice.json --by 91330681MA27U04D4K --db sqlite:///wuxin.db")
def draft(
    notice: NoticeFile, *, by: By, retender_of: Repeats = None, db: Database = None, as_json: Json = False
) -> None:
    """Begin a tender with its notice, or renew a draft that was not filed or was returned."""
    from bidding.tender import Move
    from web.register.tenders.events import begin, tenders_kept

    found = read_notice_file(notice)
    url, acting = database_url(db), Acting(by)
    with register(url) as session:
        clerk = recording.clerk(session)
        kept = {one.id: one for one in tenders_kept(session)}
        told = {"notice": found.as_json(), **_repeated(kept, retender_of)}
        event = acting.event(Move.DRAFT, clerk.at, told)
        made = None if found.tender_id in kept else begin(clerk, found.tender_id, event)
    if made is None:
        made = act(db, found.tender_id, Move.DRAFT, acting, told)
    else:
        recording.put_in_order(url)
    tell(made, as_json=as_json)


def _repeated(kept: dict[str, Tender], name: str | None) -> dict[str, Any]:
    """Return what a draft says of the tender that it repeats: its name, and how many bid there at most in a lot."""
    from bidding.procedures import procedures_for
    from bidding.tender import State, state_of
    from models.errors import InputError, Problem

    if name is None:
        return {}
    before = kept.get(name)
    few: Mapping[str, int] = {}
    if before is not None:
        law = procedures_for(before.notice.jurisdiction, before.events[-1].on)
        few = _too_few(before) or before.fallen(law.least_bidders(before.notice.method)[0])
    if before is None or (state_of(before) not in (State.UNSUCCESSFUL, State.CANCELLED) and not few):
        what = f"{name} is no tender that was unsuccessful or cancelled, or that lost a lot"
        raise InputError(Problem("--retender-of", what, "See them: wuxin tender list"))
    return {"retender_of": name, "bidders_before": max(few.values(), default=None)}


def _too_few(before: Tender) -> dict[str, int]:
    """Return how many bid for each lot of a tender that too few bid for; empty where it ended otherwise."""
    from bidding.tender import Move
    from bidding.tender.details import Failed

    failed = before.last(Move.FAIL, Failed)
    if failed is None or failed[2].because != "few":
        return {}
    return {lot.id: failed[2].bidders.get(lot.id, 0) for lot in before.notice.lots}


@commands.command(epilog="Example: wuxin tender file zj-2024-001 --filing F-12 --by 91330681MA27U04D4K")
def file(
    name: Name, *, filing: Filing, by: By, approval: Approval = None, ballot: Ballot = None, vote: Vote = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """File the documents with the authority: method, buyer, securities and owners' vote are held to the law.

    With --vote the count comes from the vote on record, which has to authorise this tender; --ballot is for votes that
    were held outside.
    """
    from models.errors import InputError, Problem
    from web.register.tenders.events import tenders_kept
    from web.register.tenders.votes import resting_on

    if vote is not None and ballot is not None:
        raise InputError(Problem("--ballot", "the vote on record is counted already", "Give --vote or --ballot."))
    told = {"filing": filing, "approval": approval, "ballot": None if ballot is None else read_json(ballot)}

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        if vote is None:
            return told
        return told | resting_on(session, tender, vote, today(), tenders_kept(session))

    tell(act(db, name, "file", Acting(by), make), as_json=as_json)


@commands.command(epilog="Example: wuxin tender field zj-2024-001 --db sqlite:///wuxin.db")
def field(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show how many companies qualify as things stand, and what the law warns of; nothing is recorded."""
    from bidding.tender.field import notice_warnings
    from web.register.tenders.eligibility import field_for
    from web.register.tenders.events import tender_named

    with register(database_url(db)) as session:
        notice = tender_named(session, name).notice
        found = field_for(session, notice, today())
    warnings = [str(one) for one in notice_warnings(notice, None if found is None else found[0])]
    if as_json:
        emit({"tender": name, "field": None if found is None else found[1], "warnings": warnings})
    else:
        say(_field_line(None if found is None else found[1]), *(f"Warning: {one}" for one in warnings))


def _field_line(told: dict[str, Any] | None) -> str:
    if told is None:
        return "The notice asks for no grade: every company may bid that no law excludes."
    return f"{told['qualified']} of {told['rated']} companies qualify by {told['rulebook']} as of {told['as_of']}."


@commands.command(epilog="Example: wuxin tender publish zj-2024-001 --by 91330681MA27U04D4K")
def publish(
    name: Name, *, by: By, bids_elsewhere: Elsewhere = None, db: Database = None, as_json: Json = False
) -> None:
    """Publish a filed notice: who qualifies is recorded with it, the portal shows it, its box takes bids."""
    from bidding.tender.field import notice_warnings
    from web.register.tenders.eligibility import field_for

    warnings: list[str] = []

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        found = field_for(session, tender.notice, today())
        warnings.extend(str(one) for one in notice_warnings(tender.notice, None if found is None else found[0]))
        told = {"field": None if found is None else found[1], "warnings": warnings}
        return told if bids_elsewhere is None else told | {"bids_elsewhere": bids_elsewhere}

    found = act(db, name, "publish", Acting(by), make)
    told = found[0].events[-1].details
    lines = [_field_line(told["field"]), *(f"Warning: {one}" for one in warnings)]
    tell(found, *lines, as_json=as_json, more={"field": told["field"], "warnings": warnings})


@commands.command(epilog="Example: wuxin tender ask zj-2024-001 --text 'How many lifts are there?' --by anonymous-7")
def ask(name: Name, *, text: Text, by: By, db: Database = None, as_json: Json = False) -> None:
    """Ask on a notice; `--by` is a handle, for who takes part is not told before the opening."""
    tell(act(db, name, "ask", Acting(by), {"question": text}), as_json=as_json)


@commands.command(epilog="Example: wuxin tender answer zj-2024-001 4 --text 'Six.' --by 91330681MA27U04D4K")
def answer(name: Name, number: Number, *, text: Text, by: By, db: Database = None, as_json: Json = False) -> None:
    """Answer a question, for everybody to read."""
    tell(act(db, name, "answer", Acting(by), {"question": number, "answer": text}), as_json=as_json)


@commands.command(
    epilog="Example: wuxin tender amend zj-2024-001 notice-2.json --what 'lifts added' --by 91330681MA27U04D4K"
)
def amend(name: Name, notice: NoticeFile, *, what: What, by: By, db: Database = None, as_json: Json = False) -> None:
    """Publish an addendum: the next version of the notice, to which every bid has to be sealed anew."""
    told = {"notice": read_notice_file(notice).as_json(), "what": what}
    found = act(db, name, "amend", Acting(by), told)
    tell(found, "Bids have to be sealed anew to this version.", as_json=as_json)


@commands.command(
    epilog="Example: wuxin tender extend zj-2024-001 --times times.json --what 'question 4' --by 91330681MA27U04D4K"
)
def extend(name: Name, *, times: TimesFile, what: What, by: By, db: Database = None, as_json: Json = False) -> None:
    """Put off the close of bids and of their box; nothing else changes, and bids stay good."""
    tell(act(db, name, "extend", Acting(by), {"times": read_json(times), "what": what}), as_json=as_json)


@commands.command(epilog="Example: wuxin tender close zj-2024-001 --by 91330681MA27U04D4K")
def close(name: Name, *, by: By, role: RoleOption = None, db: Database = None, as_json: Json = False) -> None:
    """Close bids and their box at their moment, every question answered and nothing suspending."""
    tell(act(db, name, "close", Acting(by, role), {}), as_json=as_json)


@commands.command(epilog="Example: wuxin tender cancel zj-2024-001 --what 'the land was sold' --by 91330681MA27U04D4K")
def cancel(name: Name, *, what: What, by: By, db: Database = None, as_json: Json = False) -> None:
    """Cancel a tender: freely before bids are opened, afterwards by order of the authority alone."""
    tell(act(db, name, "cancel", Acting(by), {"what": what}), as_json=as_json)
