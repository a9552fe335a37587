"""`wuxin panel`: a panel committed to, drawn, changed and shown."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.evaluations.acts import Acting, By, CodesPath, Lot, Role, TenderId, act, state_of, tell
from web.cli.lotteries import SourceDay, SourceName, lottery_on
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.evaluation.acting import Parts
    from bidding.evaluation.proceedings import Proceeding
    from bidding.notices import Notice

__all__ = ["commands", "commit", "draw", "recuse", "show"]

commands = typer.Typer(no_args_is_help=True, help="Panels: drawn from a pool of experts, secret until the award.")

NoticePath = Annotated[
    Path | None, typer.Option("--notice", metavar="FILE", help="The notice, of a tender that is not on record here.")
]
PoolPath = Annotated[Path, typer.Option("--pool", metavar="FILE", help="Who may be drawn: a table with id, by code.")]
Seats = Annotated[int, typer.Option("--seats", metavar="N", help="How many seats the panel has.")]
Representatives = Annotated[
    list[str] | None, typer.Option("--representative", metavar="ID", help="Whom the procuring entity sends; repeat it.")
]
Stratum = Annotated[str | None, typer.Option("--stratum", metavar="COL", help="The column of fields of work.")]
Quotas = Annotated[Path | None, typer.Option("--quotas", metavar="FILE", help="How many of each: stratum,quota.")]
Exclude = Annotated[Path | None, typer.Option("--exclude", metavar="FILE", help="Who cannot sit: label,reason.")]
Substitutes = Annotated[int, typer.Option("--substitutes", metavar="N", help="How many stand by, in each stratum.")]
Seed = Annotated[str, typer.Option("--seed", metavar="TEXT", help="The result of the lottery, as announced.")]
Member = Annotated[str, typer.Option("--member", metavar="ID", help="The member, by code.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; told at the award.")]
Replacement = Annotated[
    str | None, typer.Option("--replacement", metavar="ID", help="Who steps in for a representative.")
]
Members = Annotated[bool, typer.Option("--members", help="Show who sits: for who runs the evaluation alone.")]


@commands.command(
    epilog="Example: wuxin panel commit zj-2024-001 --pool experts.csv --seats 5 "
    "--representative owner-1 --codes hashes.csv --source-day 2024-06-20 --by office-1"
)
def commit(
    tender: TenderId, *, pool: PoolPath, seats: Seats, codes: CodesPath, source_day: SourceDay, by: By,
    notice: NoticePath = None, representative: Representatives = None, source: SourceName = "快乐8",
    stratum: Stratum = None, quotas: Quotas = None, exclude: Exclude = None, substitutes: Substitutes = 2,
    lot: Lot = "lot-1", role: Role = "office", db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Fix scheme, pool and lottery before its day; the record holds hashes, and nobody is named.

    The notice is the one in force of the tender on record; of one that is kept elsewhere it comes as a file.
    """
    from bidding.evaluation.acting import commit_parts
    from bidding.evaluation.panels import Expert, PanelAsked
    from web.sheets.draw_files import read_codes, read_pairs, read_pool, read_quotas

    told, read = _notice(notice, tender, db), read_pool(pool, None, None, stratum)
    asked = PanelAsked(
        tender_id=tender, seats=seats, representatives=tuple(representative or ()), substitutes=substitutes,
        quotas=read_quotas(quotas) if quotas is not None else {}, exclusions=read_pairs(exclude),
        parties=read_codes(codes).parties, source=lottery_on(source, source_day), salt=secrets.token_hex(16),
    )  # fmt: skip
    experts = [Expert(id=one.label, stratum=one.stratum) for one in read.candidates]

    def parts(before: Proceeding) -> Parts:
        named = replace(asked, tender_id=f"{tender}/{lot}/{before.round}")  # a namespace is never used twice
        return commit_parts(told, lot, named, experts)

    after = act(Acting(tender, lot, by, role, db), "commit", parts)
    tell(after, as_json=as_json)


def _notice(path: Path | None, tender: str, db: str | None) -> Notice:
    """Return the notice in force: of the tender on record, else of the file, which must not say anything else."""
    from bidding.notices import notice_digest, read_notice
    from web.register.tenders.events import is_kept, tender_named

    with register(database_url(db)) as session:
        kept = tender_named(session, tender).notice if is_kept(session, tender) else None
    if path is None:
        if kept is None:
            what = f"no tender {tender} is on record here"
            raise InputError(Problem("--notice", what, "Name the file of its notice."))
        return kept
    found = read_notice(path.read_bytes(), path.name)
    if found.tender_id != tender:
        raise InputError(Problem(str(path), f"it is of the tender {found.tender_id}", "Name that, or another file."))
    if kept is not None and notice_digest(kept) != notice_digest(found):
        what = f"version {kept.version} of the notice is in force on record, and this is another"
        raise InputError(Problem(str(path), what, "Leave --notice out."))
    return found


@commands.command(
    epilog="Example: wuxin panel draw zj-2024-001 --codes codes.csv --seed '02 04 06 ... 40' --by office-1"
)
def draw(
    tender: TenderId,
    *,
    codes: CodesPath,
    seed: Seed,
    by: By,
    lot: Lot = "lot-1",
    role: Role = "office",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Draw the panel by the codes and the lottery; who sits stays sealed until the award."""
    from web.sheets.draw_files import read_codes

    read = read_codes(codes)
    if read.codes is None:
        what = "holds the hashes of the codes, and a draw needs the codes themselves"
        raise InputError(Problem("--codes", what, "Give a file of name,code now that the parties have told them."))
    sealed = {"codes": [*read.codes], "randomness": seed}
    tell(act(Acting(tender, lot, by, role, db), "draw", lambda _: ({}, sealed)), as_json=as_json)


@commands.command(
    epilog="Example: wuxin panel recuse zj-2024-001 --member expert-07 --reason 'a cousin bids' --by office-1"
)
def recuse(
    tender: TenderId,
    *,
    member: Member,
    reason: Reason,
    by: By,
    replacement: Replacement = None,
    lot: Lot = "lot-1",
    role: Role = "office",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Replace a member: an expert by the next in the drawn order, which moves nobody else; the marks are void."""
    sealed = {"member": member, "reason": reason} | ({"replacement": replacement} if replacement is not None else {})

    def parts(_: Proceeding) -> Parts:
        return {}, sealed

    tell(act(Acting(tender, lot, by, role, db), "recuse", parts), as_json=as_json)


@commands.command(epilog="Example: wuxin panel show zj-2024-001 --members")
def show(
    tender: TenderId, *, members: Members = False, lot: Lot = "lot-1", db: Database = None, as_json: Json = False
) -> None:
    """Show where an evaluation stands, and with --members who sits on its panel."""
    from web.register.evaluations.events import proceeding

    with register(database_url(db)) as session:
        found = proceeding(session, tender, lot)
    seats = [seat.model_dump(mode="json") for seat in found.panel] if members else None
    if as_json:
        emit(state_of(found) | ({"panel": seats} if seats is not None else {}))
        return
    say(f"{tender} {lot}: {found.state}")
    rows = [(f"{number}", str(one.move), f"{one.at:%Y-%m-%d %H:%M}Z", one.by) for number, one in
            enumerate(found.events, 1)]  # fmt: skip
    say(*table([("number", "move", "at", "by"), *rows]))
    if seats is not None:
        listed = [(seat["member"], seat["kind"], seat["replaced_by"] or "") for seat in seats]
        say("", *table([("member", "kind", "replaced by"), *listed]))
