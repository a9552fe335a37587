"""`wuxin auction`: rent auctions (网络竞价) from their announcement to the result, and following one from its file."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.keys.files import opened
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import read_text, refuse_existing
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from datetime import datetime

    from bidding.auction import AuctionEvent, AuctionResult, Course
    from bidding.auction.signing import Signer
    from web.register.auctions.courses import Make

__all__ = ["announce", "bid", "close", "commands", "decide", "list_all", "replay", "result", "show"]

commands = typer.Typer(help="Rent auctions: announce, bid, pause, close, and follow a result.")

Name = Annotated[str, typer.Argument(metavar="AUCTION", help="The name of the auction; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="Which office announces it; it becomes public.")]
Rules = Annotated[Path, typer.Argument(metavar="RULES", help="The rules as JSON; docs/auctions.md tells every key.")]
Handle = Annotated[str, typer.Option("--handle", metavar="ID", help="The bidder, as the rules name it.")]
Fen = Annotated[int, typer.Option("--fen", metavar="N", min=1, help="The rent that is bid, in fen.")]
KeyFile = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file that signs.")]
To = Annotated[
    str | None, typer.Option("--to", metavar="URL", help="Send the bid to this portal instead of writing a database.")
]
Move = Annotated[Literal["pause", "resume", "cancel"], typer.Option("--move", help="What is decided.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it becomes public.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the result goes.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The result as it was published.")]


@commands.command(epilog="Example: wuxin auction announce rules.json --by 'Xinan Subdistrict' --db sqlite:///wuxin.db")
def announce(rules: Rules, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Announce an auction of an asset that may be let: its rules go on record and never change."""
    from bidding.auction.rules import rules_from
    from web.register.letting.lettings import put_up

    found, url = rules_from(_object(rules)), database_url(db)
    with register(url) as session:
        put_up(recording.clerk(session), found, by)
    recording.put_in_order(url)
    _tell(url, found.auction_id, as_json=as_json)


@commands.command(epilog="Example: wuxin auction bid shop-1-2024 --handle a --fen 120000 --key bidder.key")
def bid(
    auction: Name, *, handle: Handle, fen: Fen, key: KeyFile, passphrase_file: PassphraseFile = None,
    to: To = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Bid a rent, signed with the key that was admitted for the bidder; the same bid again is the same bid."""
    from bidding.auction import signed_bid
    from bidding.auction.course import AuctionMove

    if to is not None and db is not None:
        raise InputError(Problem("--to and --db", "a bid goes to a portal or into a database", "Leave one out."))
    signed = signed_bid(auction, handle, fen, _signer(key, passphrase_file))
    if to is not None:
        _send(to, auction, signed, as_json=as_json)
        return
    _take(database_url(db), auction, _maker(AuctionMove.BID, handle, fen, signed), as_json=as_json)


@commands.command(
    epilog="Example: wuxin auction decide shop-1-2024 --move pause --reason 'The network is down' --key official.key"
)
def decide(
    auction: Name, *, move: Move, reason: Reason, key: KeyFile, passphrase_file: PassphraseFile = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Pause, resume or cancel an auction by a decision that an official named in its rules signs."""
    from bidding.auction import signed_decision
    from bidding.auction.course import AuctionMove

    signer = _signer(key, passphrase_file)
    signed = signed_decision(auction, move, reason, signer)
    _take(database_url(db), auction, _maker(AuctionMove(move), signer[0], 0, signed), as_json=as_json)


@commands.command(epilog="Example: wuxin auction close shop-1-2024 --db sqlite:///wuxin.db")
def close(auction: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Put the close of an auction on record, once its end is over; `wuxin scheduler` does it by itself."""
    from web.register.auctions.closing import closing

    _take(database_url(db), auction, closing, as_json=as_json)


@commands.command(epilog="Example: wuxin auction show shop-1-2024 --db sqlite:///wuxin.db")
def show(auction: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show where an auction stands: the leading bid, the least next one, and when it ends."""
    _tell(database_url(db), auction, as_json=as_json)


@commands.command("list", epilog="Example: wuxin auction list --db sqlite:///wuxin.db")
def list_all(*, db: Database = None, as_json: Json = False) -> None:
    """List all auctions with where they stand."""
    from web.register.auctions.courses import names

    with register(database_url(db)) as session:
        told = [_standing(session, name) for name in names(session)]
    if as_json:
        emit(told)
        return
    columns = ("auction_id", "phase", "leading", "leading_fen", "closes_at")
    say(*table([columns, *([one[column] or "" for column in columns] for one in told)]))


@commands.command(epilog="Example: wuxin auction result shop-1-2024 --out result.json --db sqlite:///wuxin.db")
def result(auction: Name, *, out: Out, db: Database = None, as_json: Json = False) -> None:
    """Write the result of a closed auction: rules, every bid, and who won, for anybody to follow."""
    from bidding.auction import replayed, result_text
    from web.register.auctions.courses import announced, events_of

    refuse_existing(out)
    with register(database_url(db)) as session:
        text = result_text(announced(session, auction), events_of(session, auction))
    out.write_text(text, encoding="utf-8")
    _tell_result(replayed(text), as_json=as_json)


@commands.command(epilog="Example: wuxin auction replay result.json")
def replay(file: File, *, as_json: Json = False) -> None:
    """Follow a result from its file alone: every signature, every step, every put-off of the end."""
    from bidding.auction import replayed

    _tell_result(replayed(read_text(file)), as_json=as_json)


def _maker(move: Any, by: str, fen: int, signed: dict[str, Any] | None) -> Make:  # noqa: ANN401 - of the lazy import
    def make(course: Course, at: datetime) -> AuctionEvent:
        from bidding.auction import AuctionEvent

        return AuctionEvent(course.next_number, move, at, by, fen, signed)

    return make


def _send(portal: str, auction: str, signed: dict[str, Any], *, as_json: bool) -> None:
    from web.cli.auctions.sending import placed_at

    told = placed_at(portal, auction, signed)
    if as_json:
        emit(told)
        return
    say(
        f"{auction}: bid {told['number']} of {told['by']}, {told['amount_fen']} fen, is on record since {told['at']}.",
        f"Its entry: {told['entry']}",
    )


def _take(url: str, auction: str, make: Make, *, as_json: bool) -> None:
    from models.tables import engine_for
    from web.register.auctions.courses import Courses, take
    from web.register.auctions.wakes import wake

    with register(url) as session:
        take(session, auction, make, recording.now, secrets.token_bytes, Courses({}))
    wake(engine_for(url), [auction])
    recording.put_in_order(url)
    _tell(url, auction, as_json=as_json)


def _standing(session: Any, auction: str) -> dict[str, Any]:  # noqa: ANN401 - a session
    from web.register.auctions.courses import course_of

    course, now = course_of(session, auction), recording.now()
    leading = course.leading
    return {
        "auction_id": auction, "phase": course.phase(now), "leading": leading and leading.by,
        "leading_fen": leading and leading.amount_fen, "least_fen": course.least_fen,
        "closes_at": course.closes_at.isoformat(), "hard_stop_at": course.hard_stop_at.isoformat(),
        "events": 0 if course.last is None else course.last.number,
    }  # fmt: skip


def _tell(url: str, auction: str, *, as_json: bool) -> None:
    with register(url) as session:
        told = _standing(session, auction)
    if as_json:
        emit(told)
        return
    leading = f"{told['leading']} leads with {told['leading_fen']} fen" if told["leading"] else "nobody has bid"
    say(
        f"{auction} is {told['phase']}; {leading}.",
        f"Least next bid {told['least_fen']} fen; ends {told['closes_at']}.",
    )


def _tell_result(found: AuctionResult, *, as_json: bool) -> None:
    if as_json:
        emit(found.as_json())
        return
    waiting = f"; {found.waiting} waits with {found.waiting_fen} fen" if found.waiting else ""
    won = f"{found.winner} won with {found.rent_fen} fen{waiting}" if found.winner else "nobody bid"
    say(f"{found.auction_id}: {won}. {found.bids} bids, each followed.")


def _signer(key: Path, passphrase_file: Path | None) -> Signer:
    file, pair = opened(key, passphrase_file)
    return file.key.name, pair


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_text(path))
    except ValueError as error:
        raise InputError(Problem(str(path), f"it is no JSON: {error}", "See docs/auctions.md.")) from None
    if not isinstance(found, dict):
        raise InputError(Problem(str(path), "it is no JSON object", "See docs/auctions.md."))
    return found
