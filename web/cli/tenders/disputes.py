"""`wuxin tender object`, `reply`, `complain`, `accept`, `decide`: objections and complaints, with their clocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from web.cli.options import Database, Json, day
from web.cli.tenders.acts import Acting, By, Name, What, act, tell
from web.cli.tenders.files import digest_of

__all__ = ["accept", "commands", "complain", "decide", "object_to", "reply"]

commands = typer.Typer()

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the event, as `show` lists it.")]
MatterName = Annotated[
    Literal["documents", "opening", "result", "other"], typer.Option("--matter", help="What it is about.")
]
TextFile = Annotated[
    Path, typer.Option("--text", metavar="FILE", help="The text; only its digest is kept and published.")
]
Upheld = Annotated[bool, typer.Option("--upheld/--dismissed", help="Whether it is right.")]
RemedyName = Annotated[
    Literal["none", "amend", "redo", "retender"], typer.Option("--remedy", help="What is owed where it is right.")
]
KnownOn = Annotated[date, typer.Option("--known-on", metavar="DATE", parser=day, help="When it became known.")]
Objection = Annotated[
    int | None, typer.Option("--objection", metavar="NUMBER", help="The objection that came before it.")
]
Taken = Annotated[bool, typer.Option("--taken-up/--rejected", help="Whether the authority takes it up.")]
Suspend = Annotated[bool, typer.Option("--suspend", help="Suspend the tender until it is decided.")]


@commands.command(
    name="object",
    epilog="Example: wuxin tender object zj-2024-001 --matter result --text why.txt --by 91330681MA0000002G",
)
def object_to(
    name: Name, *, matter: MatterName, text: TextFile, by: By, db: Database = None, as_json: Json = False
) -> None:
    """Object to documents, opening or result; it suspends the tender until it is answered."""
    found = act(db, name, "object", Acting(by), {"matter": matter, "text_digest": digest_of(text)})
    number = len(found[0].events)
    tell(found, f"It is objection {number}.", as_json=as_json, more={"number": number})


@commands.command(
    epilog="Example: wuxin tender reply zj-2024-001 9 --upheld --remedy redo --what 'misread' --by 91330681MA27U04D4K"
)
def reply(
    name: Name, number: Number, *, upheld: Upheld, what: What, by: By, remedy: RemedyName = "none",
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Answer an objection within three days; what is upheld is owed before the tender goes on."""
    told = {"objection": number, "upheld": upheld, "remedy": remedy, "what": what}
    tell(act(db, name, "reply", Acting(by), told), as_json=as_json)


@commands.command(
    epilog="Example: wuxin tender complain zj-2024-001 --matter result --objection 9 --known-on 2024-06-26 "
    "--text why.txt --by 91330681MA0000002G"
)
def complain(
    name: Name, *, matter: MatterName, known_on: KnownOn, text: TextFile, by: By, objection: Objection = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Complain to the authority within ten days; of documents, opening and result after one's objection."""
    told = {
        "matter": matter, "known_on": known_on.isoformat(), "objection": objection, "text_digest": digest_of(text),
    }  # fmt: skip
    found = act(db, name, "complain", Acting(by), told)
    number = len(found[0].events)
    tell(found, f"It is complaint {number}.", as_json=as_json, more={"number": number})


@commands.command(
    epilog="Example: wuxin tender accept zj-2024-001 12 --taken-up --suspend --what 'it is in time' --by housing-bureau"
)
def accept(
    name: Name, number: Number, *, taken_up: Taken, what: What, by: By, suspend: Suspend = False,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Say within three working days whether a complaint is taken up, and whether it suspends the tender."""
    told = {"complaint": number, "accepted": taken_up, "suspends": suspend, "what": what}
    tell(act(db, name, "accept", Acting(by), told), as_json=as_json)


@commands.command(
    epilog="Example: wuxin tender decide zj-2024-001 12 --dismissed --what 'no proof was given' --by housing-bureau"
)
def decide(
    name: Name, number: Number, *, upheld: Upheld, what: What, by: By, remedy: RemedyName = "none",
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Decide a complaint within thirty working days, with what is owed where it is right."""
    told = {"complaint": number, "upheld": upheld, "remedy": remedy, "what": what}
    tell(act(db, name, "decide", Acting(by), told), as_json=as_json)
