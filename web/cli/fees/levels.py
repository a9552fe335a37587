"""`wuxin fees`: service levels, guided fees, menus, and fees that lie outside their bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.fees.options import Table, named_table, needed_table
from web.cli.options import AsOf, Database, Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.fees import FeeLaw

__all__ = ["check", "commands", "law", "menu", "propose", "show"]

commands = typer.Typer(help="Service levels, guided fees and menus of services.")

Services = Annotated[
    list[str], typer.Option("--service", metavar="NAME", help="A service of the menu, as `show` lists it. Repeatable.")
]
Area = Annotated[str, typer.Option("--area", metavar="M2", help="Floor area in m², two decimals at most.")]
Households = Annotated[int, typer.Option("--households", min=0, max=1_000_000, help="How many households.")]


@commands.command(epilog="Example: wuxin fees show --as-of 2026-08-01 --table fees.yaml")
def show(*, as_of: AsOf, table: Table = None, as_json: Json = False) -> None:
    """Show a city's levels, its guided fees in force, their versions, its menu, and when they are evaluated next."""
    from bidding.fees import law_for, review_due
    from web.cli.fees.showing import law_dict, law_lines, table_dict, table_lines

    told = needed_table(table)
    holds = law_for(told.jurisdiction)
    due = review_due(holds, told, as_of)
    if as_json:
        emit(table_dict(told, due, as_of) | {"law": law_dict(holds)})
    else:
        say(*table_lines(told, due, as_of), *law_lines(holds))


@commands.command(epilog="Example: wuxin fees law 330102")
def law(
    jurisdiction: Annotated[str, typer.Argument(metavar="CODE", help="The GB/T 2260 code of the place.")],
    *,
    as_json: Json = False,
) -> None:
    """Show what the law of a place says: which fees are guided, who looks at them, how often they are evaluated."""
    from web.cli.fees.showing import law_dict, law_lines

    found = _law_of(jurisdiction)
    if as_json:
        emit(law_dict(found))
    else:
        say(*law_lines(found))


@commands.command(epilog="Example: wuxin fees check --as-of 2026-08-01 --table fees.yaml")
def check(
    community: Annotated[
        str | None, typer.Argument(metavar="[COMMUNITY]", help="One estate; without it, all whose books are open.")
    ] = None,
    *,
    as_of: AsOf,
    table: Table = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Hold the fees on estates' lists, and what was charged, against the bands of their levels and stages.

    What lies outside is found with its article and remedy; of what is not known it is said why. Without an estate,
    preliminary tenders whose highest price no level's band would hold are told too. Nothing is blocked.
    """
    from bidding.fees import estate_fees
    from bidding.fees.tendered import lots_outside
    from web.cli.fees.showing import estate_dict, estate_lines, lot_dict, lot_lines
    from web.register.money.rows import estate_of, staged_steps
    from web.register.tenders.events import tenders_kept

    known = named_table(table)
    with register(database_url(db)) as session:
        books = staged_steps(session) if community is None else [(community, estate_of(session, community).steps)]
        found = [estate_fees(name, steps, known, as_of) for name, steps in books]
        notices = () if community is not None or known is None else [one.notice for one in tenders_kept(session)]
    lots = [lot for one in notices for lot in lots_outside(one, known, as_of)] if known is not None else []
    if as_json:
        emit({"estates": [estate_dict(one) for one in found], "tenders": [lot_dict(one) for one in lots]})
    else:
        number = sum(1 for one in found if one.outside)
        say(*estate_lines(found), *lot_lines(lots), f"{len(found)} estates, {number} with fees or charges outside")


@commands.command(epilog="Example: wuxin fees menu --service cleaning --area 89.50 --as-of 2026-08-01")
def menu(
    *,
    service: Services,
    as_of: AsOf,
    area: Area = "",
    households: Households = 0,
    table: Table = None,
    as_json: Json = False,
) -> None:
    """Sum the services that owners choose from the menu, for a floor area and a number of households."""
    from bidding.fees.menus import area_of, menu_fee
    from web.cli.fees.showing import menu_lines

    fee = menu_fee(needed_table(table), service, as_of, area=area_of(area, "--area"), households=households)
    if as_json:
        emit({"services": {one.name: one.fen for one in fee.lines}, "fen_a_month": fee.fen})
    else:
        say(*menu_lines(fee))


@commands.command(epilog="Example: wuxin fees propose --as-of 2026-08-01 --table fees.yaml")
def propose(*, as_of: AsOf, table: Table = None, as_json: Json = False) -> None:
    """Show what the index of a table makes of its guided fees. Nothing is changed: a city sets a new version."""
    from bidding.fees.indexing import proposal
    from web.cli.fees.showing import proposal_dict, proposal_lines

    told = proposal(needed_table(table), as_of)
    if told is None:
        what = f"no index, no guided fees or no reading is known on {as_of}"
        raise InputError(Problem("index", what, "Give the table an index whose readings reach back to its version."))
    if as_json:
        emit(proposal_dict(told))
    else:
        say(*proposal_lines(told))


def _law_of(jurisdiction: str) -> FeeLaw:
    from bidding.fees import law_for

    if not (jurisdiction.isascii() and jurisdiction.isdigit()):
        raise InputError(Problem("CODE", f"{jurisdiction!r} is no GB/T 2260 code", "Write digits, such as 330102."))
    return law_for(jurisdiction)
