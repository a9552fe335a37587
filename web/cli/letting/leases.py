"""`wuxin lease`: leases of an estate's assets from signing to handing back, with rents, arrears and deposits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli.letting.assets import Reason, Seen
from web.cli.letting.showing import arrears_told, tell_lease
from web.cli.letting.terms import (
    Auction,
    Deposit,
    DueDays,
    Escalate,
    FreeMonths,
    Lot,
    Paper,
    PayEvery,
    Per,
    Rent,
    Second,
    Since,
    Tenant,
    Tender,
    Until,
    award_of,
    terms_of,
)  # fmt: skip
from web.cli.list_options import today
from web.cli.money.options import ActingRole, By, Community, On, Receipts, Text, kept_document, voucher_of
from web.cli.options import Database, Json, day
from web.cli.recording import acting
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.letting import Lease

__all__ = ["arrears", "commands", "end", "hand_back", "pay", "remind", "sign"]

commands = typer.Typer(help="Leases of an estate's assets: signed, paid, reminded of, ended, handed back.")

Name = Annotated[str, typer.Argument(metavar="LEASE", help="Its name in the whole register; never used twice.")]
Amount = Annotated[str, typer.Option("--yuan", metavar="YUAN", help="How much.")]
What = Annotated[
    Literal["rent", "deposit", "kept_for_rent", "kept_for_damage", "refund"],
    typer.Option("--for", help="Rent, the deposit taken, what is kept of it, or what is given back."),
]
Cause = Annotated[Literal["agreement", "arrears", "breach", "decision"], typer.Option("--cause", help="Why it ends.")]
EndsOn = Annotated[
    date | None, typer.Option("--ends", metavar="DATE", parser=day, help="The first day after it; by default today.")
]
ServiceUntil = Annotated[
    date | None,
    typer.Option("--service-until", metavar="DATE", parser=day, help="The first day after the preliminary service."),
]
Who = tuple[str, str, "date | None"]


@commands.command(
    epilog="Example: wuxin lease sign lease-1 shop-1 --tenant 91331100MA2XYZ --rent 1050 --per month "
    "--since 2024-06-01 --until 2027-06-01 --every quarter --deposit 2100 --auction shop-1-2024 "
    "--document lease.pdf --by C-1 --role committee"
)
def sign(
    lease: Name, asset: Annotated[str, typer.Argument(metavar="ASSET", help="What is let.")], *, tenant: Tenant,
    rent: Rent, since: Since, until: Until, by: By, role: ActingRole, per: Per = "month", every: PayEvery = "quarter",
    due_days: DueDays = 0, free_months: FreeMonths = 0, escalate: Escalate = None, deposit: Deposit = "0",
    auction: Auction = None, tender: Tender = None, lot: Lot = None, second: Second = "", document: Paper = None,
    service_until: ServiceUntil = None, on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Sign a lease of an asset that is vacant, on the owners' decision, at the rent that was bid."""
    from bidding.letting import Proposal
    from bidding.revenue import MoneyRole
    from web.register.letting.assets import asset_named
    from web.register.letting.leases import sign as signed

    with acting(db) as clerk:
        paper = kept_document(clerk, asset_named(clerk.session, asset).community_id, document) or ""
        terms = terms_of(
            (asset, tenant, paper), (since, until), (rent, deposit), (per, every), (due_days, free_months), escalate,
        )  # fmt: skip
        award = award_of(clerk.session, auction, (tender, lot or asset), second)
        proposal = Proposal(lease, terms, MoneyRole(role), award, service_until)
        made = signed(clerk, proposal, by, on or today(clerk.at))
    tell_lease(made, as_json=as_json)


@commands.command(
    epilog="Example: wuxin lease pay lease-1 --for rent --yuan 3150 --text 'June to August' --receipt bank.pdf --by B-2"
)
def pay(
    lease: Name, *, what: What, amount: Amount, text: Text, by: By, receipt: Receipts = None, on: On = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Enter what was paid for a lease, in the estate's books: rent, its deposit, or what is given back of it."""
    from bidding.letting import TenantMoney
    from bidding.letting.tenant_money import deposit_fen
    from bidding.revenue.amounts import fen_of, yuan
    from web.register.letting.lease_rows import lease_named
    from web.register.letting.leases import paid_in
    from web.register.money.rows import estate_of

    with acting(db) as clerk:
        found = lease_named(clerk.session, lease)
        payment = TenantMoney(what), fen_of(amount, "--yuan")
        voucher = voucher_of(clerk, found.community_id, (by, on), text, receipt)
        book = paid_in(clerk, estate_of(clerk.session, found.community_id), found, voucher, payment).common
    held = deposit_fen(book, lease)
    told = {"lease": lease, "entry": len(book.entries), "for": what, "fen": payment[1], "deposit_fen": held}
    if as_json:
        emit(told)
    else:
        say(f"{lease}: {yuan(payment[1])} yuan, entry {told['entry']}; {yuan(held)} yuan of its deposit are held.")


@commands.command(epilog="Example: wuxin lease arrears willow-garden --as-of 2024-09-30")
def arrears(community: Community, *, as_of: Seen = None, db: Database = None, as_json: Json = False) -> None:
    """List what tenants owe on a day and since how many days, the longest first."""
    arrears_told(db, community, as_of, as_json=as_json)


@commands.command(epilog="Example: wuxin lease remind lease-1 --by B-2 --role bookkeeper")
def remind(
    lease: Name, *, by: By, role: ActingRole, on: On = None, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Enter that a tenant was reminded of overdue rent: how much, and how old."""
    tell_lease(_stepped(db, lease, "remind", (by, role, on), {}), as_json=as_json)


@commands.command(
    epilog="Example: wuxin lease end lease-1 --cause arrears --reason 'no rent since June' --by C-1 --role committee"
)
def end(
    lease: Name, *, cause: Cause, reason: Reason, by: By, role: ActingRole, ends: EndsOn = None, document: Paper = None,
    on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """End a lease before its time: by agreement, for unpaid rent after a reminder, or for another cause."""
    told: dict[str, Any] = {"cause": cause, "reason": reason, "ends_on": ends}
    tell_lease(_stepped(db, lease, "end", (by, role, on), told, document), as_json=as_json)


@commands.command(epilog="Example: wuxin lease hand-back lease-1 --document protocol.pdf --by C-1 --role committee")
def hand_back(
    lease: Name, *, by: By, role: ActingRole, document: Paper = None, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Enter that what was rented was handed back, once the lease is over; then its deposit can be given back."""
    tell_lease(_stepped(db, lease, "hand_back", (by, role, on), {}, document), as_json=as_json)


def _stepped(
    db: str | None, lease: str, move: str, who: Who, told: dict[str, Any], document: Path | None = None
) -> Lease:  # fmt: skip
    from bidding.letting import LeaseMove, LeaseStep
    from bidding.revenue import MoneyRole
    from web.register.letting.lease_rows import lease_named
    from web.register.letting.leases import take_step
    from web.register.money.rows import estate_of

    by, role, on = who
    with acting(db) as clerk:
        when, found = on or today(clerk.at), lease_named(clerk.session, lease)
        if "ends_on" in told:
            told["ends_on"] = (told["ends_on"] or when).isoformat()
        if move != "remind":
            told["document"] = kept_document(clerk, found.community_id, document)
        step = LeaseStep(LeaseMove(move), when, clerk.at, by, MoneyRole(role), told)
        return take_step(clerk, found, step, estate_of(clerk.session, found.community_id).common)
