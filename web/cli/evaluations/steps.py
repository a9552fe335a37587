"""`wuxin evaluation`: marks, locks, prices, decisions, the result, and its disclosure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.evaluations.acts import Acting, By, CodesPath, Lot, Role, TenderId, act, read_json, tell
from web.cli.lotteries import SourceDay, SourceName, lottery_on
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.evaluation.acting import Parts
    from bidding.evaluation.proceedings import Proceeding

__all__ = [
    "agree",
    "close",
    "commands",
    "commit_tie",
    "decide",
    "disclose",
    "export",
    "lock",
    "mark",
    "open_prices",
    "void",
]

commands = typer.Typer(no_args_is_help=True, help="Evaluations on record: what a panel does, step by step.")

Member = Annotated[str, typer.Option("--member", metavar="ID", help="The member, by code; sealed until the award.")]
File = Annotated[Path, typer.Option("--file", metavar="FILE", help="JSON, as docs/evaluation.md says.")]
BidsFile = Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Bids that were opened elsewhere: JSON.")]
Criteria = Annotated[list[str], typer.Option("--criterion", metavar="ID", help="A criterion; repeat it.")]
Tie = Annotated[Path | None, typer.Option("--tie", metavar="FILE", help="Codes and randomness of a draw, JSON.")]
Award = Annotated[str, typer.Option("--award", metavar="TEXT", help="The number of the award notice.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, and by which decision; public.")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write, for wuxin evaluate.")]


def _listed(path: Path, what: str) -> list[Any]:
    found = read_json(path)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(Problem(str(path), f"it is no list of {what}", "Write [{...}, ...]."))
    return found


@commands.command(epilog="Example: wuxin evaluation mark zj-2024-001 --member expert-07 --file marks.json")
def mark(
    tender: TenderId,
    *,
    member: Member,
    file: File,
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take the marks of a member: [{"bid", "criterion", "points", "reason"}]; sealed until the award."""
    sealed = {"member": member, "marks": _listed(file, "marks")}
    tell(act(Acting(tender, lot, by, role, db), "mark", lambda _: ({}, sealed)), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation lock zj-2024-001 --criterion plan")
def lock(
    tender: TenderId,
    *,
    criterion: Criteria,
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Lock the marks of some criteria; technical ones before prices are opened."""
    from bidding.evaluation.acting import lock_parts

    after = act(Acting(tender, lot, by, role, db), "lock", lambda before: lock_parts(before, criterion))
    tell(after, as_json=as_json)


@commands.command("open", epilog="Example: wuxin evaluation open zj-2024-001 --by office-1")
def open_prices(
    tender: TenderId,
    *,
    by: By,
    file: BidsFile = None,
    lot: Lot = "lot-1",
    role: Role = "office",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Open the prices, public at once: those of the tender's opening, with the grades of its check.

    A file is for tenders that are kept elsewhere: [{"handle", "price_fen", "company_id", "grade", ...}].
    """
    bids = _opened(db, tender, lot) if file is None else _listed(file, "bids")
    tell(act(Acting(tender, lot, by, role, db), "open_prices", lambda _: ({"bids": bids}, None)), as_json=as_json)


def _opened(db: str | None, tender: str, lot: str) -> list[dict[str, Any]]:
    from web.register.tenders.events import tender_named
    from web.register.tenders.rankings import bids_to_evaluate

    with register(database_url(db)) as session:
        return bids_to_evaluate(tender_named(session, tender), lot)


@commands.command(epilog="Example: wuxin evaluation agree zj-2024-001 --file consensus.json")
def agree(
    tender: TenderId,
    *,
    file: File,
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take the consensus of the panel: [{"bid", "criterion", "points", "reason"}]."""
    sealed = {"consensus": _listed(file, "points with reasons")}
    tell(act(Acting(tender, lot, by, role, db), "agree", lambda _: ({}, sealed)), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation decide zj-2024-001 --file decisions.json")
def decide(
    tender: TenderId,
    *,
    file: File,
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take decisions of the panel: {"explanations": [..], "rejected": [..], "odd_marks": [..]}."""
    found = read_json(file)
    known = {"explanations", "rejected", "odd_marks"}
    lists = isinstance(found, dict) and all(isinstance(one, list) for one in found.values())
    if not lists or not found or found.keys() - known:
        what = f"it is no object of the lists {', '.join(sorted(known))}"
        raise InputError(Problem(str(file), what, "See docs/evaluation.md."))
    tell(act(Acting(tender, lot, by, role, db), "decide", lambda _: ({}, found)), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation commit-tie zj-2024-001 --codes hashes.csv --source-day 2024-06-28")
def commit_tie(
    tender: TenderId,
    *,
    codes: CodesPath,
    source_day: SourceDay,
    source: SourceName = "快乐8",
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Fix codes and lottery of the draws between bids that are equal, before the lottery; without it none counts."""
    from bidding.evaluation.acting import commit_tie_parts
    from web.sheets.draw_files import read_codes

    parties, lottery = read_codes(codes).parties, lottery_on(source, source_day)
    made = act(
        Acting(tender, lot, by, role, db), "commit_tie", lambda before: commit_tie_parts(before, parties, lottery)
    )  # fmt: skip
    tell(made, as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation close zj-2024-001 --tie tie.json")
def close(
    tender: TenderId,
    *,
    tie: Tie = None,
    by: By = "panel",
    lot: Lot = "lot-1",
    role: Role = "panel",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Close the evaluation: the record gets the digests of file and result; a missing mark or decision refuses."""
    from bidding.evaluation.acting import close_parts

    told = read_json(tie) if tie is not None else None
    tell(act(Acting(tender, lot, by, role, db), "close", lambda before: close_parts(before, told)), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation disclose zj-2024-001 --award ZB-2024-17 --by office-1")
def disclose(
    tender: TenderId,
    *,
    award: Award,
    by: By,
    lot: Lot = "lot-1",
    role: Role = "office",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Open everything that was sealed, after the award: panel, marks, reasons."""
    from web.register.evaluations.events import opened_parts

    url = database_url(db)
    with register(url) as session:
        opened = opened_parts(session, tender, lot)

    def parts(_: Proceeding) -> Parts:
        return {"award": award, "opened": opened}, None

    tell(act(Acting(tender, lot, by, role, db), "disclose", parts), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation void zj-2024-001 --reason 'objection 3 upheld' --by office-1")
def void(
    tender: TenderId,
    *,
    reason: Reason,
    by: By,
    lot: Lot = "lot-1",
    role: Role = "office",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Void an evaluation for a public reason; another panel may then begin, and what was done stays on record."""
    parts = {"reason": reason}
    tell(act(Acting(tender, lot, by, role, db), "void", lambda _: (parts, None)), as_json=as_json)


@commands.command(epilog="Example: wuxin evaluation export zj-2024-001 --out tender.json")
def export(tender: TenderId, *, out: OutFile, lot: Lot = "lot-1", db: Database = None, as_json: Json = False) -> None:
    """Write the file that `wuxin evaluate` reads; for who runs the evaluation, and for everybody after the award."""
    from web.register.evaluations.events import proceeding

    with register(database_url(db)) as session:
        found = proceeding(session, tender, lot)
    if not found.events:
        what = "nothing of its evaluation is on record"
        raise InputError(Problem(f"{tender} {lot}", what, "Check tender and lot; an evaluation begins with its panel."))
    closed = [one for one in found.events if one.move == "close"]
    told = found.tender_json(closed[-1].content.get("tie") if closed else None)
    out.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if as_json:
        emit({"out": out, "state": str(found.state)})
    else:
        say(f"in {out}: {tender} {lot}, {found.state}; evaluate it by: wuxin evaluate {out}")
