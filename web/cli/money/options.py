"""What the commands on an estate's money share: arguments, papers that are kept, one transaction for each act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.list_options import read_document, today
from web.cli.options import day
from web.cli.recording import acting

if TYPE_CHECKING:
    from bidding.revenue import Estate, MoneyStep, Voucher
    from models.record import Clerk
    from web.register.money.papers import Paper

__all__ = [
    "ActingRole", "By", "Community", "Name", "On", "Receipts", "Text", "done",
    "kept_document", "kept_paper", "kept_papers", "loaded", "money_step", "pairs_of", "step_by", "voucher_of",
]  # fmt: skip

Found = TypeVar("Found")
RoleName = Literal[
    "company", "developer", "committee", "management_committee", "owners", "bookkeeper", "auditor", "neighbourhood",
    "subdistrict", "district", "city",
]  # fmt: skip
Community = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The id of the estate.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name in the estate; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: a staff number or a body, not a name.")]
ActingRole = Annotated[RoleName, typer.Option("--role", help="In which role.")]
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day it happened; by default today.")
]
Text = Annotated[str, typer.Option("--text", metavar="TEXT", help="What it is for; it becomes public, so no names.")]
Receipts = Annotated[
    list[Path] | None,
    typer.Option("--receipt", metavar="FILE", help="A voucher, kept with the estate's papers. Repeatable."),
]


@contextmanager
def loaded(db: str | None, community: str) -> Iterator[Estate]:
    """Give an estate's money to look at."""
    from web.register.money.rows import estate_of

    with register(database_url(db)) as session:
        yield estate_of(session, community)


def done(db: str | None, community: str, act: Callable[[Clerk, Estate], Found]) -> Found:
    """Act on an estate's money in one transaction, and return what came of it."""
    from web.register.money.rows import estate_of

    with acting(db) as clerk:
        return act(clerk, estate_of(clerk.session, community))


def money_step(
    move: str, at: datetime, who: tuple[str, str, date | None], subject: str | None = None,
    **content: Any,  # noqa: ANN401 - plain values
) -> MoneyStep:  # fmt: skip
    """Return a step of (by, role, day) that is recorded at a moment."""
    from bidding.revenue import MoneyMove, MoneyRole
    from bidding.revenue import MoneyStep as Step

    by, role, on = who
    return Step(MoneyMove(move), on or today(at), at, by, MoneyRole(role), subject, content)


def step_by(
    move: str, who: tuple[str, str, date | None], subject: str | None = None,
    **content: Any,  # noqa: ANN401 - plain values
) -> Callable[[datetime], MoneyStep]:  # fmt: skip
    """Return what makes the step once its moment is known."""
    return lambda at: money_step(move, at, who, subject, **content)


def voucher_of(
    clerk: Clerk, community: str, who: tuple[str, date | None], text: str, receipts: list[Path] | None = None
) -> Voucher:
    """Return a voucher of (by, day) with its receipts, which are kept."""
    from bidding.revenue import Voucher as Made

    by, on = who
    return Made(on or today(clerk.at), clerk.at, by, text, kept_papers(clerk, community, receipts))


def kept_document(clerk: Clerk, community: str, path: Path | None) -> str | None:
    """Keep a document that names persons with an estate's, in the vault; return its SHA-256, None for none."""
    from web.register.money.documents import keep_document

    return None if path is None else keep_document(clerk, community, _paper(path))


def kept_papers(clerk: Clerk, community: str, paths: Iterable[Path] | None) -> tuple[str, ...]:
    """Keep papers with an estate's, where who audits it finds them; return the SHA-256 of each.

    Raises InputError for one that cannot be read, is empty or too large.
    """
    from web.register.money.papers import keep_paper

    return tuple(keep_paper(clerk, community, _paper(path)) for path in paths or ())


def kept_paper(clerk: Clerk, community: str, path: Path | None) -> str | None:
    """Keep a paper with an estate's; return its SHA-256, None for none."""
    return None if path is None else kept_papers(clerk, community, [path])[0]


def _paper(path: Path) -> Paper:
    from web.register.money.papers import Paper as Read

    return Read(path.name, read_document(path))


def pairs_of(words: list[str] | None, option: str) -> list[tuple[str, str]]:
    """Return (name, value) of each `NAME=VALUE`. Raises InputError with every word that is none."""
    parted = [word.partition("=") for word in words or ()]
    wrong = [
        one for one, (name, equals, value) in zip(words or (), parted, strict=True) if not (name and equals and value)
    ]
    if wrong:
        raise InputError(Problem(option, f"{one!r} is not NAME=VALUE", "Write it so.") for one in wrong)
    return [(name.strip(), value.strip()) for name, _, value in parted]
