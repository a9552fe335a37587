"""What leases look like: one with its rents and deposit, all of an estate, and what tenants owe."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli.databases import database_url, register
from web.cli.letting.assets import Seen
from web.cli.list_options import today
from web.cli.money.options import Community
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.letting import Arrears, Lease
    from bidding.revenue import Book

__all__ = ["arrears_told", "commands", "list_all", "show", "tell_lease"]

commands = typer.Typer()


@commands.command(epilog="Example: wuxin lease show lease-1 --as-of 2024-09-30")
def show(
    lease: Annotated[str, typer.Argument(metavar="LEASE", help="The name of the lease.")], *, as_of: Seen = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show a lease: its terms, every rent as it falls due, what is open on a day, and its deposit."""
    from bidding.letting.tenant_money import deposit_ledger, owed_on
    from web.register.letting.lease_rows import lease_named
    from web.register.letting.leases import end_of

    with register(database_url(db)) as session:
        found = lease_named(session, lease)
        book, end = _common(session, found.community_id), end_of(session, found)
        owed = owed_on(found, end, book, _day(as_of))
    held = deposit_ledger(book, lease)
    told = {
        **_lease(found), "ends_on": end.isoformat(), "dues": [asdict(one) for one in found.dues(end)],
        "arrears": _arrears(owed), "deposit": [asdict(line) for line in held],
    }  # fmt: skip
    if as_json:
        emit(told)
        return
    say(*_shown(found, told, owed))


@commands.command("list", epilog="Example: wuxin lease list willow-garden")
def list_all(community: Community, *, db: Database = None, as_json: Json = False) -> None:
    """List the leases of an estate with where they stand."""
    from web.register.letting.assets import leases_with_ends

    with register(database_url(db)) as session:
        told = [{**_lease(one), "ends_on": end.isoformat()} for one, end in leases_with_ends(session, community)]
    if as_json:
        emit(told)
        return
    columns = ("lease", "state", "asset", "tenant", "ends_on")
    rows = [
        [one["lease"], one["state"], one["terms"]["asset_id"], one["terms"]["tenant"], one["ends_on"]] for one in told
    ]
    say(*(table([columns, *rows]) if told else ["No leases yet."]))


def arrears_told(db: str | None, community: str, as_of: date | None, *, as_json: bool) -> None:
    """Tell what the tenants of an estate owe on a day, whoever has owed the longest first."""
    from bidding.letting.tenant_money import owed_on
    from bidding.revenue.amounts import yuan
    from web.register.letting.assets import leases_with_ends

    with register(database_url(db)) as session:
        book, leases = _common(session, community), leases_with_ends(session, community)
        owed = [(lease, owed_on(lease, end, book, _day(as_of))) for lease, end in leases]
    owing = sorted((one for one in owed if one[1].open), key=lambda one: (-one[1].days, one[0].id))
    if as_json:
        emit([{"lease": lease.id, "tenant": lease.terms.tenant, **_arrears(found)} for lease, found in owing])
        return
    rows = [[lease.id, lease.terms.tenant, yuan(found.open_fen), found.days] for lease, found in owing]
    say(*(table([("lease", "tenant", "open", "days"), *rows]) if rows else ["Nobody owes rent."]))


def tell_lease(lease: Lease, *, as_json: bool) -> None:
    """Tell where a lease stands after a step."""
    told = _lease(lease)
    if as_json:
        emit(told)
    else:
        say(f"{lease.id} of {told['terms']['asset_id']} to {told['terms']['tenant']} is {told['state']}.")


def _lease(lease: Lease) -> dict[str, Any]:
    from bidding.letting import lease_state

    return {
        "lease": lease.id, "community": lease.community_id, "state": str(lease_state(lease)),
        "terms": lease.terms.as_content(), "award": lease.award, "authority": lease.authority,
    }  # fmt: skip


def _arrears(owed: Arrears) -> dict[str, Any]:
    return {
        "as_of": owed.as_of, "due_fen": owed.due_fen, "paid_fen": owed.paid_fen, "open_fen": owed.open_fen,
        "ahead_fen": owed.ahead_fen, "days": owed.days, "open": [asdict(one) for one in owed.open],
    }  # fmt: skip


def _shown(lease: Lease, told: dict[str, Any], owed: Arrears) -> list[str]:
    from bidding.revenue.amounts import yuan

    terms = lease.terms
    rows = [[one["number"], one["since"], one["until"], one["due_on"], yuan(one["fen"])] for one in told["dues"]]
    held = told["deposit"][-1]["held_fen"] if told["deposit"] else 0
    return [
        f"{lease.id} is {told['state']}: {terms.asset_id} to {terms.tenant}, {terms.since} until {told['ends_on']}.",
        *table([("no", "from", "until", "due", "yuan"), *rows]),
        f"Open on {owed.as_of}: {yuan(owed.open_fen)} yuan, the oldest for {owed.days} days.",
        f"Deposit held: {yuan(held)} of {yuan(terms.deposit_fen)} yuan.",
    ]


def _common(session: Any, community: str) -> Book:  # noqa: ANN401 - a session
    from web.register.money.rows import estate_of

    return estate_of(session, community).common


def _day(as_of: date | None) -> date:
    from web.cli import recording

    return as_of or today(recording.now())
