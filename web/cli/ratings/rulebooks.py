"""`wuxin rulebook`: the standards as readable pages, checked strictly, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import RefusedError
from web.cli.options import Json, Language
from web.cli.terminal import emit, say, sentence, steps, table

if TYPE_CHECKING:
    from credit.rulebook.checking import CheckReport

__all__ = ["check", "commands", "diff", "list_", "show"]

commands = typer.Typer(help="The standards: list, show as a page, check strictly, compare two.")

Name = Annotated[str, typer.Argument(metavar="ID_or_DIR", help="A built-in rulebook, or a folder of one.")]


@commands.command("list", epilog="Example: wuxin rulebook list")
def list_(*, as_json: Json = False) -> None:
    """List the built-in rulebooks: whose standard each is, and whether it was held against its source."""
    from credit.rulebook.catalogue import catalogue

    entries = catalogue()
    if as_json:
        emit([
            {
                "id": entry.id, "title": entry.title.model_dump(), "authority": entry.authority.model_dump(),
                "status": entry.status.state, "extends": entry.extends,
            }
            for entry in entries
        ])  # fmt: skip
        return
    head = ("id", "status", "authority", "title")
    rows = [(entry.id, entry.status.state, entry.authority.en, entry.title.en) for entry in entries]
    say(*table([head, *rows]))


@commands.command(epilog="Example: wuxin rulebook show rongcheng --lang en")
def show(rulebook: Name, *, language: Language = "zh", as_json: Json = False) -> None:
    """Show a rulebook as a readable page: formula, grades, every rule with its basis, lists, sources."""
    from credit.rulebook.content import content
    from credit.rulebook.loading import load_rulebook
    from credit.rulebook.showing import show_rulebook

    book = load_rulebook(rulebook)
    if as_json:
        emit({**content(book), "digest": book.digest})
    else:
        say(show_rulebook(book, language).rstrip("\n"))


@commands.command(epilog="Example: wuxin rulebook check ./our-city")
def check(rulebook: Name, *, as_json: Json = False) -> None:
    """Check a rulebook strictly and run its worked cases; exit code 1 where anything does not hold."""
    from credit.rulebook.checking import check_rulebook
    from credit.scoring.cases import rate_cases

    with steps(1) as shown:
        shown.begin("Checking the rulebook and its cases")
        report = check_rulebook(rulebook, rate_cases)
    differences = [problem for case in report.cases for problem in case.differences]
    if not report.ok:
        raise RefusedError([*report.problems, *differences])
    if as_json:
        emit(_as_dict(report))
    else:
        say(*(f"note: {sentence(note)}" for note in report.notes))
        name = report.book.id if report.book is not None else rulebook
        say(f"{name}: the rulebook is sound, and {len(report.cases)} worked cases hold.")


def _as_dict(report: CheckReport) -> dict[str, object]:
    return {
        "rulebook": report.book.id if report.book else None,
        "digest": report.book.digest if report.book else None,
        "ok": report.ok,
        "notes": [{"where": note.where, "what": note.what, "remedy": note.remedy} for note in report.notes],
        "cases": [{"name": case.name, "passed": case.passed} for case in report.cases],
    }


@commands.command(epilog="Example: wuxin rulebook diff rongcheng ./rongcheng-2025")
def diff(one: Name, other: Name, *, as_json: Json = False) -> None:
    """Tell what changed from one rulebook to the other: + added, - removed, ~ changed."""
    from credit.rulebook.comparing import as_dicts, diff_rulebooks, render_changes
    from credit.rulebook.loading import load_rulebook

    changes = diff_rulebooks(load_rulebook(one), load_rulebook(other))
    if as_json:
        emit(as_dicts(changes))
    else:
        say(render_changes(changes) if changes else "The two rulebooks have the same content.")
