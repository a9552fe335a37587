"""The terms of a lease as options of the command line, and the award that they come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from models.errors import InputError, Problem
from web.cli.options import day

if TYPE_CHECKING:
    from bidding.letting import LeaseTerms, LettingAward

__all__ = [
    "Auction", "Deposit", "DueDays", "Escalate", "FreeMonths", "Lot", "Paper", "PayEvery", "Per", "Rent", "Second",
    "Since", "Tenant", "Tender", "Until", "award_of", "terms_of",
]  # fmt: skip

_MONTHS: Final = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_Rhythm = Literal["month", "quarter", "half_year", "year"]
Tenant = Annotated[str, typer.Option("--tenant", metavar="CODE", help="Who rents: a company's code or a handle.")]
Rent = Annotated[str, typer.Option("--rent", metavar="YUAN", help="The rent, as it was bid.")]
Per = Annotated[_Rhythm, typer.Option("--per", help="For which time that rent is told.")]
PayEvery = Annotated[_Rhythm, typer.Option("--every", help="How often it is paid.")]
Since = Annotated[date, typer.Option("--since", metavar="DATE", parser=day, help="The first day.")]
Until = Annotated[date, typer.Option("--until", metavar="DATE", parser=day, help="The first day after it.")]
DueDays = Annotated[int, typer.Option("--due-days", metavar="N", min=0, help="Due so many days after a period begins.")]
FreeMonths = Annotated[int, typer.Option("--free", metavar="MONTHS", min=0, help="So many first months cost nothing.")]
Escalate = Annotated[
    list[str] | None,
    typer.Option("--escalate", metavar="MONTHS=PERCENT", help="12=5%: from the 13th month on 5 % more. Repeatable."),
]
Deposit = Annotated[str, typer.Option("--deposit", metavar="YUAN", help="The deposit that is agreed.")]
Auction = Annotated[str | None, typer.Option("--auction", metavar="AUCTION", help="The auction that awarded it.")]
Tender = Annotated[str | None, typer.Option("--tender", metavar="TENDER", help="The rent tender that awarded it.")]
Lot = Annotated[str | None, typer.Option("--lot", metavar="LOT", help="Its lot; by default that of the asset's name.")]
Second = Annotated[
    str, typer.Option("--second", metavar="REASON", help="Why the winner does not sign, and the one who waits does.")
]
Paper = Annotated[Path | None, typer.Option("--document", metavar="FILE", help="The paper; it is kept in the vault.")]


def terms_of(
    what: tuple[str, str, str], time: tuple[date, date], money: tuple[str, str], rhythm: tuple[str, str],
    free: tuple[int, int], rises: list[str] | None,
) -> LeaseTerms:  # fmt: skip
    """Return the terms of (asset, tenant, document), (since, until), (rent, deposit), (per, every), (due, free)."""
    from bidding.letting import LeaseTerms as Made
    from bidding.revenue.amounts import fen_of

    (asset, tenant, document), (per, every), (due_days, free_months) = what, rhythm, free
    return Made(
        asset, tenant, *time, fen_of(money[0], "--rent"), _MONTHS[per], _MONTHS[every], due_days, free_months,
        _deposit(money[1]), tuple(map(_rise, rises or ())), document,
    )  # fmt: skip


def award_of(
    session: Any,  # noqa: ANN401 - a session
    auction: str | None, tender: tuple[str | None, str], second: str,
) -> LettingAward | None:  # fmt: skip
    """Return the award of an auction or of a lot of a tender, None where neither is named."""
    from web.register.letting.leases import auction_award, tender_award
    from web.register.tenders.events import tender_named

    name, lot = tender
    if auction is not None and name is not None:
        raise InputError(Problem("--tender", "an auction is named too", "Name the one that awarded it."))
    if auction is not None:
        return auction_award(session, auction, second)
    return None if name is None else tender_award(tender_named(session, name), lot)


def _deposit(text: str) -> int:
    from bidding.revenue.amounts import fen_of

    return 0 if text == "0" else fen_of(text, "--deposit")


def _rise(text: str) -> Any:  # noqa: ANN401 - of the lazy import
    from bidding.letting import Escalation

    try:
        return Escalation.parse(text)
    except ValueError as error:
        raise InputError(Problem("--escalate", str(error))) from None
