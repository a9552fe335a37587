"""`wuxin demo`: see everything work, in one command."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from web.cli.addresses import next_free_port
from web.cli.demo.city import DATABASE, DISTRICTS, FEES, RECORD, VKEY, Demonstration, Plan, demonstrate
from web.cli.demo.overview import overview
from web.cli.demo.people import ACCOUNTS
from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import Host, Json, Mapping, day
from web.cli.portal.serving import Port, serve_apart
from web.cli.ratings.summary import grade_counts, package_lines, rating_lines, row_counts
from web.cli.terminal import emit, say, steps

__all__ = ["commands", "demo"]

commands = typer.Typer()

NoServe = Annotated[bool, typer.Option("--no-serve", help="Stop when the folder is made; serve nothing.")]
Real = Annotated[
    Path | None, typer.Option("--real", metavar="DIR", help="Use this evidence instead of a generated city.")
]
Rulebook = Annotated[str, typer.Option("--rulebook", metavar="ID_or_DIR", help="The standard to rate by.")]
Months = Annotated[
    int, typer.Option("--months", metavar="N", min=1, max=120, help="Month ends to rate for the history.")
]
Directory = Annotated[Path, typer.Option("--dir", metavar="DIR", help="The folder for the demo; made anew each time.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help="The day to rate; else the last whole month's end."),
]
_FILES = ["city", "ratings", RECORD, VKEY, ACCOUNTS, DISTRICTS, FEES,
          DATABASE, *(f"{DATABASE}{ending}" for ending in ("-shm", "-wal", ".turn"))]  # fmt: skip
"""What a demo leaves, and a portal that runs on it."""


@commands.command(epilog="Example: wuxin demo --port 5000. With real data: "
                  "wuxin demo --real ./chicago --mapping chicago_inspections --rulebook chicago")  # fmt: skip
def demo(
    *,
    port: Port = 5000,
    host: Host = "127.0.0.1",
    no_serve: NoServe = False,
    real: Real = None,
    mapping: Mapping = None,
    rulebook: Rulebook = "rongcheng",
    as_of: AsOf = None,
    months: Months = 12,
    directory: Directory = Path("demo"),
    as_json: Json = False,
) -> None:
    """Do the main job end to end on an embedded database: a city, its ratings and lists, a tender; then serve it."""
    if not no_serve:
        port = next_free_port(host, port)
    plan = Plan(rulebook, months, real, mapping, as_of)
    with output_folder(directory, force=False) as folder, steps(plan.steps) as shown:
        made = demonstrate(folder, plan, shown)
        (folder / RUN_FILE).write_text(json.dumps({"made_by": "wuxin demo", "files": _FILES}), encoding="utf-8")
    address = None if no_serve else f"http://{host}:{port}"
    if as_json:
        emit(_as_dict(made) | {"directory": directory, "address": address})
    else:
        say(*_lines(made, directory, address))
    if address is not None:
        _serve(made, directory.resolve(), host, port)


def _serve(made: Demonstration, directory: Path, host: str, port: int) -> None:
    """Become the portal; the bidders of an invented city bid beside it."""
    from web.cli.demo.crowd import start  # here, for it is also run as a module of its own

    url, address = f"sqlite:///{directory / DATABASE}", f"http://{host}:{port}"
    offset = int((made.at - datetime.now(UTC)).total_seconds())
    if made.auction is not None:
        start(address, url, made.auction, offset)
    serve_apart(host, port, url, _settings(directory, offset))


def _settings(directory: Path, offset: int) -> dict[str, str]:
    """Return the settings of a portal for an invented city: accounts on the sign-in page, its year on the clock."""
    if not (directory / ACCOUNTS).exists():
        return {}
    return {
        "WUXIN_DEMO_ACCOUNTS": str(directory / ACCOUNTS), "WUXIN_SECOND_FACTOR": "false",
        "WUXIN_CLOCK_OFFSET_SECONDS": str(offset), "WUXIN_DISTRICT_MAP": str(directory / DISTRICTS),
        "WUXIN_FEE_TABLE": str(directory / FEES),
    }  # fmt: skip


def _as_dict(made: Demonstration) -> dict[str, object]:
    return {
        "package": {"digest": made.package.digest, "rows": row_counts(made.package)},
        "rulebook": made.rated.book.id,
        "as_of": made.rated.as_of,
        "grades": grade_counts(made.rated),
        "lists": _list_counts(made),
        "tender": {"tender_id": made.notice.tender_id, "may_bid": _may_bid(made), "companies": len(made.field)},
    }


def _lines(made: Demonstration, directory: Path, address: str | None) -> list[str]:
    refusals = Counter(str(reason.refusal) for one in made.field for reason in one.reasons)
    why = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in refusals.most_common())
    proposed = ", ".join(f"{kind} {count}" for kind, count in _list_counts(made).items())
    may_bid = f"{_may_bid(made)} of {len(made.field)} companies may bid"
    return [
        *package_lines(made.package),
        "",
        *rating_lines(made.rated),
        f"proposed lists: {proposed}",
        f"tender {made.notice.tender_id}: {may_bid}; others: {why or '-'}",
        f"in {directory}/: ratings/, {DATABASE}" + (f", city/, {RECORD}/" if (directory / "city").exists() else ""),
        *([] if made.auction is None else overview(made.auction, address)),
    ]


def _list_counts(made: Demonstration) -> dict[str, int]:
    return {kind: len(getattr(made.lists, kind)) for kind in ("red", "grey", "black")}


def _may_bid(made: Demonstration) -> int:
    return sum(one.may_bid for one in made.field)
