"""`wuxin mode show`, `coverage` and `table`: how estates are served, what is proposed, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.money.options import Community
from web.cli.options import Database, Json, KnownAt, day
from web.cli.terminal import emit, say, sentence, table

if TYPE_CHECKING:
    from datetime import datetime

    from bidding.modes import ModeLaw
    from credit.targets.measures import Count
    from web.register.modes.coverage import Coverage
    from web.register.modes.estates import EstateServed

__all__ = ["commands", "coverage", "show", "tell", "tell_table"]

commands = typer.Typer()

Day = Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day; by default today.")]
Level = Annotated[Literal["district", "subdistrict"], typer.Option("--by", help="By which places.")]
Code = Annotated[str, typer.Option("--jurisdiction", metavar="CODE", help="GB/T 2260 code of the place.")]


@commands.command(epilog="Example: wuxin mode show willow-garden --on 2024-06-30")
def show(
    community: Community, *, on: Day = None, known_at: KnownAt = None, db: Database = None, as_json: Json = False
) -> None:
    """Show how an estate is served on a day, what the table of its place proposes, and what is to be mended."""
    tell(db, community, on, known_at, as_json=as_json)


@commands.command(epilog="Example: wuxin mode coverage --by subdistrict --on 2024-06-30")
def coverage(*, by: Level = "district", on: Day = None, db: Database = None, as_json: Json = False) -> None:
    """Tell how many estates, and how many old ones, have some service, place by place, and which have none."""
    from web.register.modes.coverage import coverage as covered
    from web.register.modes.estates import estates_served

    when = on or today(recording.now())
    with register(database_url(db)) as session:
        found = covered(estates_served(session, when), by)
    if as_json:
        emit({"on": when, "places": [_place(one) for one in found]})
        return
    lines = [(one.place or "all", *map(_share, (one.served, one.old_served, one.old_professional))) for one in found]
    say(*table([(by, "with service", "old with service", "old with a company"), *lines]))
    for one in found[-1].unserved:
        say(f"{one.place.community_id} {one.place.name}: {'; '.join(each.what for each in one.to_mend)}")


@commands.command(name="table", epilog="Example: wuxin mode table --jurisdiction 330681")
def tell_table(*, jurisdiction: Code, as_json: Json = False) -> None:
    """Show the table of a place: from what an estate is to the modes that its document proposes, by article."""
    from bidding.modes import law_for

    law = law_for(jurisdiction)
    rows = [*_rules(law)]
    if as_json:
        emit({"place": law.id, "rules": rows, "traits": {name: [*one.values] for name, one in law.traits.items()}})
        return
    say(*table([("line", "kinds", "traits", "modes", "by"), *(tuple(row.values()) for row in rows)]) if rows else
        [f"{law.title.en} has no table; {_cited(law)} leaves it to the owners."])  # fmt: skip


def tell(
    db: str | None, community: str, on: date | None, known_at: datetime | None = None, *, as_json: bool
) -> None:  # fmt: skip
    """Say how an estate is served on a day, as known at a moment."""
    from web.register.modes.estates import estate_served

    with register(database_url(db)) as session:
        found = estate_served(session, community, on or today(recording.now()), known_at)
    told = _told(found)
    if as_json:
        emit(told)
        return
    served = found.served
    since = f" since {served.since}" if served.since else ""
    until = f" until {served.until}" if served.until else ""
    say(f"{community} ({served.kind or 'kind not known'}): {served.mode or 'no service'}{since}{until}"
        f"{f', by {served.by}' if served.by else ''}.")  # fmt: skip
    for line in told["proposed"]:
        say(f"Proposed: {line['modes']} ({line['by']}).")
    if found.differs:
        say("It is served in another mode than is proposed.")
    for problem in found.to_mend:
        say(f"To be mended: {sentence(problem)}")


def _told(one: EstateServed) -> dict[str, Any]:
    served, place = one.served, one.place
    return {
        "community": place.community_id, "on": one.day, "kind": served.kind, "traits": dict(served.traits),
        "mode": served.mode, "since": served.since, "until": served.until, "by": served.by,
        "basics": sorted(served.basics), "has_service": one.has_service, "differs": one.differs,
        "proposed": [row for row in _rules(one.law) if row["id"] in {rule.id for rule in one.proposed}],
        "to_mend": [{"where": each.where, "what": each.what, "remedy": each.remedy} for each in one.to_mend],
        "events": [
            {"on": each.on, "move": each.move, "by": each.by, "paper": each.paper, "until": each.until,
             **{key: value for key, value in each.details.items() if key != "document"}}
            for each in one.events
        ],
    }  # fmt: skip


def _rules(law: ModeLaw) -> Iterator[dict[str, Any]]:
    from bidding.modes import cite

    for rule in law.rules:
        where = ", ".join(f"{name}={'/'.join(values)}" for name, values in rule.where.items())
        yield {
            "id": rule.id, "kinds": ", ".join(rule.kinds), "traits": where or "-", "modes": ", ".join(rule.modes),
            "by": cite(law, rule.basis),
        }  # fmt: skip


def _cited(law: ModeLaw) -> str:
    from bidding.modes import cite

    return cite(law, law.chosen)


def _place(one: Coverage) -> dict[str, Any]:
    return {
        "place": one.place, "modes": {str(mode or "none"): number for mode, number in one.modes.items()},
        **{name: {"part": count.part, "whole": count.whole, "unknown": count.unknown} for name, count in (
            ("served", one.served), ("old_served", one.old_served), ("old_professional", one.old_professional)
        )},
        "unserved": [each.place.community_id for each in one.unserved],
    }  # fmt: skip


def _share(count: Count) -> str:
    if not count.whole:
        return "-"
    tenths = count.part * 1000 // count.whole
    return f"{count.part} of {count.whole} ({tenths // 10}.{tenths % 10} %)"
