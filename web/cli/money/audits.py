"""`wuxin money audit`: the owners' right to have the books audited, from request to notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli.money.options import ActingRole, By, Community, Name, On, done, kept_paper, money_step
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.revenue import Audit, Estate
    from models.record import Clerk

__all__ = ["ask", "commands", "commission", "publish", "report"]

commands = typer.Typer(help="Audits of an estate's money: asked for, commissioned, reported, published.")


@commands.command(
    epilog="Example: wuxin money audit ask willow-garden audit-2026 --reason owners --persons 60 --all-persons 300 "
    "--area 612000 --all-area 3000000 --by owners --role owners"
)
def ask(
    community: Community,
    name: Name,
    *,
    reason: Annotated[
        Literal["owners", "term_end", "office_ended", "contract_ended", "yearly"],
        typer.Option("--reason", help="Why: owners ask for it, or it is owed."),
    ],
    by: By,
    role: ActingRole,
    persons: Annotated[int, typer.Option("--persons", metavar="N", min=0, help="Owners who ask for it.")] = 0,
    all_persons: Annotated[int, typer.Option("--all-persons", metavar="N", min=0, help="All owners.")] = 0,
    area: Annotated[int, typer.Option("--area", metavar="N", min=0, help="Their area, in hundredths of m2.")] = 0,
    all_area: Annotated[int, typer.Option("--all-area", metavar="N", min=0, help="The area of all.")] = 0,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Ask for an audit: enough owners, or a reason for which one is owed."""
    counts = {"persons": persons, "all_persons": all_persons, "area": area, "all_area": all_area}
    _take(db, community, ("ask_audit", name), (by, role, on), {"reason": reason, **counts}, as_json=as_json)


@commands.command(
    epilog="Example: wuxin money audit commission willow-garden audit-2026 --auditor CPA-88 --by C-1 --role committee"
)
def commission(
    community: Community,
    name: Name,
    *,
    auditor: Annotated[str, typer.Option("--auditor", metavar="ID", help="Which firm audits.")],
    by: By,
    role: ActingRole,
    vote: Annotated[
        str | None, typer.Option("--vote", metavar="ID", help="The assembly's vote, where it needs one.")
    ] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Commission an audit that was asked for."""
    content = {"auditor": auditor, "vote": vote}
    _take(db, community, ("commission_audit", name), (by, role, on), content, as_json=as_json)


@commands.command(
    epilog="Example: wuxin money audit report willow-garden audit-2026 --report report.pdf --findings findings.csv "
    "--by CPA-88 --role auditor"
)
def report(
    community: Community,
    name: Name,
    *,
    file: Annotated[Path, typer.Option("--report", metavar="FILE", help="The report, kept with the estate's papers.")],
    by: By,
    role: ActingRole,
    findings: Annotated[
        Path | None, typer.Option("--findings", metavar="FILE", help="What was found: kind,by,yuan,text.")
    ] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter the report of an audit, with what it found and whose fault it is."""
    from web.sheets.money_tables import read_findings

    content = {"findings": [] if findings is None else read_findings(findings)}
    _take(db, community, ("report_audit", name), (by, role, on), content, file, as_json=as_json)


@commands.command(epilog="Example: wuxin money audit publish willow-garden audit-2026 --by C-1 --role committee")
def publish(
    community: Community, name: Name, *, by: By, role: ActingRole, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Tell the owners the result of an audit; its findings against the company become evidence."""
    _take(db, community, ("publish_audit", name), (by, role, on), {}, as_json=as_json)


def _take(
    db: str | None, community: str, what: tuple[str, str], who: tuple[str, str, date | None], content: dict[str, Any],
    report: Path | None = None, *, as_json: bool,
) -> None:  # fmt: skip
    from bidding.revenue.audits import audit_state
    from web.register.money.steps import audited

    def act(clerk: Clerk, estate: Estate) -> tuple[Audit, dict[str, Any]]:
        kept = {} if report is None else {"report": kept_paper(clerk, community, report)}
        step = money_step(what[0], clerk.at, who, what[1], **kept, **content)
        return audited(clerk, estate, step)[1], kept | content

    after, told = done(db, community, act)
    if as_json:
        emit({"community": community, "audit": after.id, "state": str(audit_state(after)), **told})
    else:
        say(f"{community}, audit {after.id} is {audit_state(after)}.")
