"""`wuxin evaluation blind` and `admit`: technical parts searched for names, and pages that a person has looked at."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.databases import database_url, register
from web.cli.evaluations.acts import Acting, By, Lot, Role, TenderId, act, tell
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

__all__ = ["admit", "blind", "commands"]

commands = typer.Typer()

Blinded = Annotated[Path, typer.Argument(metavar="FILE", help="The technical part: docx, xlsx, pptx, pdf or text.")]
Names = Annotated[Path, typer.Option("--names", metavar="FILE", help="Names and codes of all bidders, one a line.")]
BlindOut = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it there, without its properties.")]
OfTender = Annotated[
    str | None, typer.Option("--tender", metavar="ID", help="Pages that were admitted in its evaluation are let pass.")
]
Admitted = Annotated[Path, typer.Option("--file", metavar="FILE", help="The technical part, as it was opened.")]
Pages = Annotated[list[int], typer.Option("--page", metavar="N", min=1, help="A page that was looked at; repeat it.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="What it shows, why it names nobody; public.")]


@commands.command(epilog="Example: wuxin evaluation blind plan.pdf --names names.txt --out plan.blind.pdf")
def blind(
    file: Blinded, *, names: Names, out: BlindOut = None, tender: OfTender = None, lot: Lot = "lot-1",
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Find what in a technical part tells whose it is; with --out write it without properties of the file.

    A page of a PDF that holds pictures, or no text that can be read out, is refused until somebody admits it.
    """
    from web.blind_parts import searched_part, stripped_part

    told = [line.strip() for line in names.read_text(encoding="utf-8").splitlines() if line.strip()]
    data = file.read_bytes()
    admitted = frozenset[int]() if tender is None else _admitted(tender, lot, db, data)
    if out is not None:
        data = stripped_part(data, file.name)
    problems, look_at = searched_part(data, file.name, told, admitted)
    if problems:
        raise RefusedError(problems)
    if out is not None:
        out.write_bytes(data)
    if as_json:
        emit({"file": file, "out": out, "pictures": look_at, "admitted": sorted(admitted)})
        return
    say(f"{file} names nobody of the {len(told)} names in {names}.", *(f"look at: {name}" for name in look_at))


@commands.command(
    epilog="Example: wuxin evaluation admit zj-2024-001 --file plan.pdf --page 7 "
    "--reason 'a floor plan without names' --by office-1"
)
def admit(
    tender: TenderId, *, file: Admitted, page: Pages, reason: Reason, by: By, lot: Lot = "lot-1",
    role: Role = "office", db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Admit pages of a PDF that cannot be searched, once somebody has looked at them; the reason is on record.

    A page with the name of a bidder is never admitted: `blind` refuses it all the same.
    """
    from web.blind_pdf import pages_of

    data = file.read_bytes()
    doubtful = {one.number for one in pages_of(data, file.name) if one.doubts}
    clear = sorted(set(page) - doubtful)
    if clear:
        what = f"page {', '.join(map(str, clear))} is not there, or needs nobody to look at it"
        raise InputError(Problem("--page", what, f"Pages in doubt: {', '.join(map(str, sorted(doubtful))) or 'none'}."))
    content = {"file_sha256": sha256(data).hexdigest(), "pages": sorted(set(page)), "reason": reason}
    tell(act(Acting(tender, lot, by, role, db), "admit", lambda _: (content, None)), as_json=as_json)


def _admitted(tender: str, lot: str, db: str | None, data: bytes) -> frozenset[int]:
    from web.register.evaluations.events import proceeding

    with register(database_url(db)) as session:
        return proceeding(session, tender, lot).admitted(sha256(data).hexdigest())
