"""`wuxin explain`: why a company stands where it stands, from a package or from the register."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.options import AsOf, Json, KnownAt, Language, Mapping, RulebookName, Strict
from web.cli.ratings.runs import RUN_STEPS, Asked, run_known
from web.cli.terminal import Steps, emit, say, steps

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.explaining import Explanation

__all__ = ["SomeDatabase", "SomePackage", "commands", "explain"]

commands = typer.Typer()

Company = Annotated[str, typer.Option("--company", metavar="ID", help="The company_id of the company.")]
SomePackage = Annotated[
    Path | None,
    typer.Argument(metavar="[PACKAGE]", help="The evidence; without it, the newest import of the register."),
]
SomeDatabase = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="The register, for its evidence, or what it decided about a package."),
]


@commands.command(
    epilog="Example: wuxin explain ./evidence --rulebook rongcheng --as-of 2024-06-30 --company 91371082GU2U29CK77"
)
def explain(
    package: SomePackage = None, *, rulebook: RulebookName, as_of: AsOf, company: Company, known_at: KnownAt = None,
    mapping: Mapping = None, strict: Strict = False, language: Language = "en", db: SomeDatabase = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Explain a company's grade: every point with clause and evidence, what changes when, what would lift it.

    With the register, its corrections lie over the evidence, and points that are objected to, to be repaired or under
    review are marked, with the day by which that is decided.
    """
    from credit.explaining import explanation_text

    asked = Asked(package or Path(), rulebook, as_of, known_at, mapping, strict=strict)
    known = nullcontext() if package is not None and db is None else register(database_url(db))
    with steps(RUN_STEPS + 1) as shown, known as session:
        explanation = _explained(asked, company, shown, session, from_register=package is None)
    if as_json:
        emit(explanation.as_dict())
    else:
        say(explanation_text(explanation, language))


def _explained(
    asked: Asked, company: str, shown: Steps, session: Session | None, *, from_register: bool
) -> Explanation:  # fmt: skip
    import credit

    done = run_known(asked, shown, session, from_register=from_register)
    shown.begin("Explaining")
    explanation = credit.explain(done.rated, company)
    if session is None:
        return explanation
    from web.register.standing.marks import marks_for

    return explanation.marked(marks_for(session, company, done.package))
