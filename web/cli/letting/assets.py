"""`wuxin asset`: an estate's assets on record: what can be let, whose it is, and whether somebody rents it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.money.options import ActingRole, By, Community, On, kept_document
from web.cli.options import Database, Json, day
from web.cli.recording import acting
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.letting import Asset
    from models.record import Clerk

__all__ = ["commands", "correct", "list_all", "show", "withdraw"]

commands = typer.Typer(help="An estate's assets: shops, parking, advertising; whose they are, and who rents them.")

_SIZE: Final = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)
Name = Annotated[str, typer.Argument(metavar="ASSET", help="Its name in the whole register; never used twice.")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help="shop, room, ground, parking, advertising, facility.")
]
Place = Annotated[str, typer.Option("--place", metavar="TEXT", help="Where in the estate it is.")]
Area = Annotated[str | None, typer.Option("--area", metavar="M2", help="Its floor area in square metres.")]
Places = Annotated[int, typer.Option("--places", metavar="N", min=0, help="Else how many places it has.")]
Owner = Annotated[
    Literal["all_owners", "committee", "developer", "unit"],
    typer.Option("--owner", help="Whose it is by its document."),
]
Unit = Annotated[str, typer.Option("--unit", metavar="UNIT", help="The unit, where it is a unit's.")]
Deed = Annotated[
    Path,
    typer.Option(
        "--document", metavar="FILE", help="Deed, plan or decision; it is kept in the vault, its digest goes on record."
    ),
]
Seen = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="The day to look at; by default today.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it becomes public.")]


@commands.command(
    "register",
    epilog="Example: wuxin asset register shop-1 willow-garden --kind shop --place 'Gate 1' --area 48.5 "
    "--owner all_owners --document deed.pdf --by C-1 --role committee",
)
def enter(
    asset: Name, community: Community, *, kind: Kind, place: Place, owner: Owner, document: Deed, by: By,
    role: ActingRole, area: Area = None, places: Places = 0, unit: Unit = "", on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Enter an asset: what and where it is, how large, and whose by which document."""
    from bidding.letting import Asset as TheAsset

    told = _facts(kind, place, (area, places), (owner, unit))
    with acting(db) as clerk:
        told["document"] = kept_document(clerk, community, document)
        made = _taken(clerk, TheAsset(asset, community), "register", (by, role, on), told)
    _tell(made, as_json=as_json)


@commands.command(
    epilog="Example: wuxin asset correct shop-1 --kind shop --place 'Gate 2' --area 48.5 --owner all_owners "
    "--document deed.pdf --reason 'measured anew' --by C-1 --role committee"
)
def correct(
    asset: Name, *, kind: Kind, place: Place, owner: Owner, document: Deed, reason: Reason, by: By, role: ActingRole,
    area: Area = None, places: Places = 0, unit: Unit = "", on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Correct what is known of an asset; what was entered before stays on record."""
    from web.register.letting.assets import asset_named

    told = {**_facts(kind, place, (area, places), (owner, unit)), "reason": reason}
    with acting(db) as clerk:
        found = asset_named(clerk.session, asset)
        told["document"] = kept_document(clerk, found.community_id, document)
        made = _taken(clerk, found, "correct", (by, role, on), told)
    _tell(made, as_json=as_json)


@commands.command(epilog="Example: wuxin asset withdraw shop-1 --reason 'pulled down' --by S-3 --role subdistrict")
def withdraw(
    asset: Name, *, reason: Reason, by: By, role: ActingRole, on: On = None, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Take an asset from the register for good, once nobody rents it."""
    from web.register.letting.assets import asset_named

    with acting(db) as clerk:
        made = _taken(clerk, asset_named(clerk.session, asset), "withdraw", (by, role, on), {"reason": reason})
    _tell(made, as_json=as_json)


@commands.command(epilog="Example: wuxin asset show shop-1 --as-of 2026-08-01")
def show(asset: Name, *, as_of: Seen = None, db: Database = None, as_json: Json = False) -> None:
    """Show an asset: what is known of it, and who rents it on a day."""
    from web.register.letting.assets import asset_named

    with register(database_url(db)) as session:
        told = _standing(session, asset_named(session, asset), as_of)
    if as_json:
        emit(told)
        return
    rented = f"{told['tenant']} rents it until {told['until']}" if told["tenant"] else "it is vacant"
    state = rented if told["state"] == "registered" else f"it is {told['state']}"
    say(f"{asset}, {told['kind']} at {told['place']}, of {told['owner']}: {state}.")


@commands.command("list", epilog="Example: wuxin asset list willow-garden")
def list_all(community: Community, *, as_of: Seen = None, db: Database = None, as_json: Json = False) -> None:
    """List the assets of an estate with who rents them on a day."""
    from web.register.letting.assets import assets_of

    with register(database_url(db)) as session:
        told = [_standing(session, one, as_of) for one in assets_of(session, community)]
    if as_json:
        emit(told)
        return
    columns = ("asset", "kind", "place", "owner", "state", "tenant", "until")
    say(*(table([columns, *([one[name] or "" for name in columns] for one in told)]) if told else ["No assets yet."]))


def _taken(clerk: Clerk, asset: Asset, move: str, who: tuple[str, str, date | None], told: dict[str, Any]) -> Asset:
    from bidding.letting import AssetMove, AssetStep
    from bidding.revenue import MoneyRole
    from web.register.letting.assets import take_step

    by, role, on = who
    step = AssetStep(AssetMove(move), on or today(clerk.at), clerk.at, by, MoneyRole(role), told)
    return take_step(clerk, asset, step)


def _facts(kind: str, place: str, size: tuple[str | None, int], whose: tuple[str, str]) -> dict[str, Any]:
    from bidding.letting import AssetFacts, RecordOwner

    area, places = size
    owner, unit = whose
    return AssetFacts(kind, place, _hundredths(area), places, RecordOwner(owner), unit, "").as_content()


def _hundredths(text: str | None) -> int:
    match = _SIZE.fullmatch(text or "0")
    if match is None:
        raise InputError(Problem("--area", f"{text!r} is no area", "Write square metres, like 48.5."))
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def _standing(session: Any, asset: Asset, as_of: date | None) -> dict[str, Any]:  # noqa: ANN401 - a session
    from bidding.letting import asset_state
    from bidding.letting.leases import running_on
    from web.cli import recording
    from web.register.letting.assets import leases_with_ends

    day = as_of or today(recording.now())
    running = running_on(leases_with_ends(session, asset.community_id), asset.id, day)
    return {
        "asset": asset.id, "community": asset.community_id, "state": str(asset_state(asset)),
        **asset.facts.as_content(), "lease": running and running[0].id,
        "tenant": running and running[0].terms.tenant, "until": running and running[1].isoformat(),
    }  # fmt: skip


def _tell(asset: Asset, *, as_json: bool) -> None:
    from bidding.letting import asset_state

    told = {"asset": asset.id, "community": asset.community_id, "state": str(asset_state(asset))}
    if as_json:
        emit({**told, **asset.facts.as_content()})
    else:
        say(f"{asset.id} of {asset.community_id} is {told['state']}.")
