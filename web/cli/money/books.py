"""`wuxin money`: an estate's books from their opening to statements, and what owners authorise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli.money.options import (
    ActingRole,
    By,
    Community,
    Name,
    On,
    Receipts,
    Text,
    done,
    loaded,
    money_step,
    pairs_of,
    step_by,
    voucher_of,
)
from web.cli.options import Database, Json, day
from web.cli.recording import acting
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.revenue import Book, Estate

__all__ = [
    "allocate",
    "authorise",
    "budget",
    "close",
    "commands",
    "correct",
    "open_books",
    "pay",
    "post",
    "revoke",
    "stage",
]

commands = typer.Typer(help="An estate's money: books, bank, allocation, disclosure, audits.")

BookNamed = Annotated[Literal["common", "fund"], typer.Option("--book", help="Which of the two books.")]
Until = Annotated[date, typer.Option("--until", metavar="DATE", parser=day, help="The first day after it.")]
Vote = Annotated[str, typer.Option("--vote", metavar="ID", help="The vote that decided it.")]


@commands.command(
    "open",
    epilog="Example: wuxin money open willow-garden --jurisdiction 331102 --company 91331100MA2XYZ "
    "--subdistrict Harbour --by S-3 --role subdistrict",
)
def open_books(
    community: Community,
    *,
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", metavar="CODE", help="Its GB/T 2260 code: whose law.")],
    company: Annotated[str, typer.Option("--company", metavar="ID", help="The company that serves it.")],
    subdistrict: Annotated[str, typer.Option("--subdistrict", metavar="NAME", help="Where it belongs.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Open the books of an estate: under which law, and who serves it."""
    from web.register.money.rows import opened

    terms = {"jurisdiction": jurisdiction, "company_id": company, "subdistrict": subdistrict}
    with acting(db) as clerk:
        estate = opened(clerk, community, money_step("open", clerk.at, (by, role, on), **terms))
    _tell(estate, f"opened under the law of {estate.terms.law.title.en}", as_json=as_json)


@commands.command(
    epilog="Example: wuxin money stage willow-garden --principal owners_committee --until 2029-06-01 --by S-3 "
    "--role subdistrict"
)
def stage(
    community: Community,
    *,
    principal: Annotated[
        Literal["owners_committee", "management_committee"],
        typer.Option("--principal", help="Who acts for the owners."),
    ],
    until: Until,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter who acts for the owners until when, where their bodies are not on record."""
    from web.register.money.steps import staged

    make = step_by("stage", (by, role, on), principal=principal, until=until.isoformat())
    estate = done(db, community, lambda clerk, before: staged(clerk, before, make(clerk.at)))
    _tell(estate, f"the {principal} acts until {until}", as_json=as_json)


@commands.command(
    epilog="Example: wuxin money authorise willow-garden limits-2026 --vote v7 --item limits --matter use_revenue "
    "--each 5000 --year 30000 --until 2027-01-01 --by C-1 --role committee"
)
def authorise(
    community: Community,
    name: Name,
    *,
    vote: Vote,
    item: Annotated[str, typer.Option("--item", metavar="ID", help="The item of that vote.")],
    matter: Annotated[
        str, typer.Option("--matter", metavar="CODE", help="The matter, such as use_revenue or use_fund.")
    ],
    by: By,
    role: ActingRole,
    covers: Annotated[
        str | None, typer.Option("--covers", metavar="NAME", help="The one payment or application that was decided.")
    ] = None,
    each: Annotated[
        str | None, typer.Option("--each", metavar="YUAN", help="Else: the limit of a delegation for each.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YUAN", help="And for a calendar year.")] = None,
    until: Annotated[
        date | None, typer.Option("--until", metavar="DATE", parser=day, help="The first day after the delegation.")
    ] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter what a vote of the owners authorised: one thing, or a committee within limits."""
    from web.register.money.steps import authorisation

    content = {"vote": vote, "item": item, "matter": matter, "covers": covers, **_limits(covers, each, year, until)}
    make = step_by("authorise", (by, role, on), name, **content)
    estate = done(db, community, lambda clerk, before: authorisation(clerk, before, make(clerk.at)))
    _tell(estate, f"{name} is authorised by vote {vote}, {item}", as_json=as_json)


@commands.command(
    epilog="Example: wuxin money revoke willow-garden limits-2026 --reason 'the vote was revoked' --by S-3 "
    "--role subdistrict"
)
def revoke(
    community: Community,
    name: Name,
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is published.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter that an authorisation no longer stands."""
    from web.register.money.steps import authorisation

    make = step_by("revoke", (by, role, on), name, reason=reason)
    estate = done(db, community, lambda clerk, before: authorisation(clerk, before, make(clerk.at)))
    _tell(estate, f"{name} authorises nothing any more", as_json=as_json)


@commands.command(
    epilog="Example: wuxin money post willow-garden --debit bank=9000 --credit income.letting=9000 "
    "--text 'shop 3, March' --receipt rent.pdf --by B-2"
)
def post(
    community: Community,
    *,
    debit: Annotated[list[str], typer.Option("--debit", metavar="ACCOUNT=YUAN", help="Repeatable.")],
    credit: Annotated[list[str], typer.Option("--credit", metavar="ACCOUNT=YUAN", help="Repeatable.")],
    text: Text,
    by: By,
    receipt: Receipts = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Post an entry of the common revenue: what is debited equals what is credited."""
    from bidding.revenue import Posting
    from bidding.revenue.amounts import fen_of
    from web.register.money.books import posted

    lines = [Posting(name, fen_of(yuan, f"--debit {name}")) for name, yuan in pairs_of(debit, "--debit")]
    lines += [Posting(name, -fen_of(yuan, f"--credit {name}")) for name, yuan in pairs_of(credit, "--credit")]
    estate = done(
        db,
        community,
        lambda clerk, one: posted(clerk, one, voucher_of(clerk, community, (by, on), text, receipt), lines),
    )
    _tell_entry(estate, estate.common, as_json=as_json)


@commands.command(
    epilog="Example: wuxin money pay willow-garden --account spent.upkeep --yuan 4800 --subject roof-lamps "
    "--text 'lamps in the stairs' --receipt bill.pdf --by B-2"
)
def pay(
    community: Community,
    *,
    account: Annotated[str, typer.Option("--account", metavar="ACCOUNT", help="What it is spent on.")],
    amount: Annotated[str, typer.Option("--yuan", metavar="YUAN", help="How much.")],
    subject: Annotated[str, typer.Option("--subject", metavar="NAME", help="What the owners' decision covers.")],
    text: Text,
    by: By,
    receipt: Receipts = None,
    source: Annotated[str, typer.Option("--from", metavar="ACCOUNT", help="From which account.")] = "bank",
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Pay out of the common revenue: with a receipt, and within what the owners have authorised."""
    from bidding.revenue.amounts import fen_of
    from web.register.money.books import paid

    payment = (source, account, fen_of(amount, "--yuan"))
    estate = done(
        db,
        community,
        lambda clerk, one: paid(clerk, one, voucher_of(clerk, community, (by, on), text, receipt), payment, subject),
    )
    _tell_entry(estate, estate.common, as_json=as_json)


@commands.command(epilog="Example: wuxin money correct willow-garden 12 --text 'posted on the wrong account' --by B-2")
def correct(
    community: Community,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The entry, as `statement` and `post` tell it.")],
    *,
    text: Text,
    by: By,
    receipt: Receipts = None,
    book: BookNamed = "common",
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take an entry back by a new one; what should have been there is then posted anew. Nothing is changed."""
    from web.register.money.books import took_back

    estate = done(
        db, community,
        lambda clerk, one: took_back(clerk, one, book, number, voucher_of(clerk, community, (by, on), text, receipt)),
    )  # fmt: skip
    _tell_entry(estate, estate.common if book == "common" else estate.fund, as_json=as_json)


@commands.command(epilog="Example: wuxin money close willow-garden --until 2026-07-01 --by B-2")
def close(community: Community, *, until: Until, by: By, db: Database = None, as_json: Json = False) -> None:
    """Close a period: what was earned becomes surplus, and nothing is posted in it any more."""
    from web.register.money.books import closed

    estate = done(db, community, lambda clerk, one: closed(clerk, one, until, by))
    _tell_entry(estate, estate.common, as_json=as_json)


@commands.command(
    epilog="Example: wuxin money allocate willow-garden --rest upkeep=2 --rest audit=1 --text 'first half of 2026' "
    "--by B-2"
)
def allocate(
    community: Community,
    *,
    text: Text,
    by: By,
    rest: Annotated[
        list[str] | None, typer.Option("--rest", metavar="HEAD=WEIGHT", help="Where the rest goes. Repeatable.")
    ] = None,
    share: Annotated[
        str | None, typer.Option("--share", metavar="A/B", help="Another share for the fund; needs --vote.")
    ] = None,
    vote: Annotated[str | None, typer.Option("--vote", metavar="ID", help="The vote that decided the share.")] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Allocate the oldest closed period by the city's rule: the fund's share first, then the owners' heads."""
    from bidding.revenue.amounts import yuan
    from web.cli.money.shares import share_of, weights_of
    from web.register.money.books import allocated

    weights, decided = weights_of(rest), share_of(share, vote)
    estate, made = done(
        db, community,
        lambda clerk, one: allocated(clerk, one, voucher_of(clerk, community, (by, on), text), weights, decided),
    )  # fmt: skip
    if as_json:
        emit({"community": community, "entry": len(estate.common.entries), **made.as_details()})
        return
    parts = ", ".join(f"{name} {yuan(fen)}" for name, fen in made.parts.items())
    say(f"{yuan(made.total_fen)} yuan: fund {yuan(made.fund_fen)}{f', {parts}' if parts else ''}", made.why)


@commands.command(
    epilog="Example: wuxin money budget willow-garden --year 2026 --head income.letting=108000 "
    "--head spent.upkeep=20000 --by C-1 --role committee"
)
def budget(
    community: Community,
    *,
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The calendar year.")],
    head: Annotated[list[str], typer.Option("--head", metavar="ACCOUNT=YUAN", help="Repeatable.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter the budget of a year, by account; the newest one holds."""
    from web.cli.money.shares import planned
    from web.register.money.rows import add_step

    make = step_by("budget", (by, role, on), year=year, accounts=planned(head))
    estate = done(db, community, lambda clerk, before: add_step(clerk, before, make(clerk.at)))
    _tell(estate, f"budget of {year} for {len(head)} accounts", as_json=as_json)


@commands.command(epilog="Example: wuxin money statement willow-garden --from 2026-01-01 --until 2026-07-01")
def statement(
    community: Community,
    *,
    since: Annotated[date, typer.Option("--from", metavar="DATE", parser=day, help="The first day.")],
    until: Until,
    book: BookNamed = "common",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Show what came in and went out in a period, by account, with balances and the budget of its year."""
    from bidding.revenue import statement as made_of
    from bidding.revenue.statements import budget_of
    from web.cli.money.tables import statement_dict, statement_lines

    with loaded(db, community) as estate:
        planned = budget_of(estate.steps, since.year) if book == "common" else {}
        told = made_of(estate.common if book == "common" else estate.fund, since, until, planned)
    if as_json:
        emit(statement_dict(told))
    else:
        say(*statement_lines(told))


def _limits(covers: str | None, each: str | None, year: str | None, until: date | None) -> dict[str, Any]:
    from bidding.revenue.amounts import fen_of
    from models.errors import InputError, Problem

    given = [each, year, until]
    if (covers is None) != all(one is not None for one in given) or (covers is not None and any(given)):
        what = "it names one thing (--covers), or a delegation with --each, --year and --until"
        raise InputError(Problem("--covers", what, "Give the one or the other."))
    if covers is not None or each is None or year is None or until is None:
        return {}
    return {"each_fen": fen_of(each, "--each"), "year_fen": fen_of(year, "--year"), "until": until.isoformat()}


def _tell(estate: Estate, what: str, *, as_json: bool) -> None:
    if as_json:
        emit({"community": estate.community_id, "law": estate.terms.law.id, "steps": len(estate.steps), "done": what})
    else:
        say(f"{estate.community_id}: {what}.")


def _tell_entry(estate: Estate, book: Book, *, as_json: bool) -> None:
    from bidding.revenue.amounts import yuan

    entry = book.entries[-1]
    if as_json:
        emit({
            "community": estate.community_id, "book": book.name, "entry": entry.number, "kind": str(entry.kind),
            "on": entry.on, "postings": {one.account: one.fen for one in entry.postings}, "corrects": entry.corrects,
            "authority": entry.details.get("authority"), "balances": book.totals(),
        })  # fmt: skip
        return
    say(f"{estate.community_id}, {book.name}, entry {entry.number} of {entry.on}: {yuan(entry.debits_fen)} yuan")
