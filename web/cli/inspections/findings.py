"""`wuxin inspection report`, `recheck`, `extend` and `withdraw`: putting right what was found (整改)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer

from web.cli.inspections.acts import Acting, ActingRole, By, On, Reason, act, tell
from web.cli.options import Database, Json, day

__all__ = ["commands", "extend", "recheck", "report", "withdraw"]

commands = typer.Typer()

Finding = Annotated[str, typer.Argument(metavar="FINDING", help="The finding: CAMPAIGN/COMMUNITY/ITEM.")]
Result = Annotated[Literal["rectified", "not_rectified"], typer.Option("--result", help="What the re-check found.")]
Until = Annotated[date, typer.Option("--until", metavar="DATE", parser=day, help="The new last day.")]


@commands.command(
    epilog="Example: wuxin inspection report 2026-h2/X0001/fire.exits --by 91371082GU2U29CK77 --role company"
)
def report(
    finding: Finding, *, by: By, role: ActingRole, on: On = None, db: Database = None, as_json: Json = False
) -> None:
    """Report a finding put right; a re-check decides whether it is."""
    from credit.inspections.moves import FindingMove

    _move(FindingMove.REPORT, finding, Acting(by, role, on), db, as_json=as_json)


@commands.command(
    epilog="Example: wuxin inspection recheck 2026-h2/X0001/fire.exits --result rectified --by I03 --role inspector"
)
def recheck(
    finding: Finding,
    *,
    result: Result,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Say what a second look found: put right, or not."""
    from credit.inspections.moves import FindingMove

    move = FindingMove.CONFIRM if result == "rectified" else FindingMove.REJECT
    _move(move, finding, Acting(by, role, on), db, as_json=as_json)


@commands.command(
    epilog="Example: wuxin inspection extend 2026-h2/X0001/lifts.maintenance --until 2026-10-20 "
    "--reason 'the spare part comes in October' --by HB-02 --role authority"
)
def extend(
    finding: Finding,
    *,
    until: Until,
    reason: Reason,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Give a finding more time, once, with a reason, before its day has passed."""
    from credit.inspections.moves import FindingMove

    content = {"until": until.isoformat()}
    _move(FindingMove.EXTEND, finding, Acting(by, role, on), db, as_json=as_json, reason=reason, content=content)


@commands.command(
    epilog="Example: wuxin inspection withdraw 2026-h2/X0001/fire.exits --reason 'the photograph shows another estate' "
    "--by HB-02 --role authority"
)
def withdraw(
    finding: Finding,
    *,
    reason: Reason,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Withdraw a finding that was wrong; its item counts as met, and the reason is published."""
    from credit.inspections.moves import FindingMove

    _move(FindingMove.WITHDRAW, finding, Acting(by, role, on), db, as_json=as_json, reason=reason)


def _move(move: object, finding: str, acting: Acting, db: str | None, *, as_json: bool, **told: object) -> None:
    from credit.inspections.moves import FindingMove

    name = finding.partition("/")[0]
    campaign = act(db, name, lambda _, at: acting.event(FindingMove(str(move)), at, finding=finding, **told))
    found = campaign.findings[finding]
    more: dict[str, object] = {"finding": finding, "finding_state": found.state, "rectify_by": found.rectify_by}
    tell(campaign, f"{finding} is {found.state}; its day is {found.rectify_by}", as_json=as_json, more=more)
