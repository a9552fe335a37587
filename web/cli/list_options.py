"""What the commands on lists and credit files share: their arguments, and documents read as digests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem
from web.cli.options import day
from web.cli.private_files import read_text

if TYPE_CHECKING:
    from credit.standing.listing import Listing

__all__ = [
    "Article", "By", "Documents", "HarmRemovedOn", "Instrument", "InterviewedOn", "KeyFile", "Number", "Out", "Reasons",
    "ReasonsFile", "RectifiedOn", "digests_of", "listing_dict", "read_document", "reasons_in",
    "today",
]  # fmt: skip

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The number, as `show` lists it.")]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="Which office does it; it becomes public.")]
KeyFile = Annotated[Path, typer.Option("--key", metavar="FILE", help="The official's key file that signs.")]
Instrument = Annotated[str, typer.Option("--instrument", metavar="TEXT", help="The law it rests on.")]
Article = Annotated[str, typer.Option("--article", metavar="TEXT", help="Its article.")]
Reasons = Annotated[str, typer.Option("--reasons", metavar="TEXT", help="Why, in words; they become public.")]
ReasonsFile = Annotated[
    Path, typer.Option("--reasons-file", metavar="FILE", help="The company's text; kept apart, never published.")
]
Documents = Annotated[
    list[Path] | None, typer.Option("--document", metavar="FILE", help="A proof; only its digest is kept. Repeatable.")
]
RectifiedOn = Annotated[
    date | None, typer.Option("--rectified-on", metavar="DATE", parser=day, help="When it was put right.")
]
HarmRemovedOn = Annotated[
    date | None, typer.Option("--harm-removed-on", metavar="DATE", parser=day, help="When its harm was removed.")
]
InterviewedOn = Annotated[
    date | None,
    typer.Option("--interviewed-on", metavar="DATE", parser=day, help="When the reminder or warning interview was."),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the signed decision here too.")]


def digests_of(documents: Sequence[Path] | None) -> list[str]:
    """Return the SHA-256 of each document. Raises InputError for one that cannot be read."""
    return [sha256(read_document(path)).hexdigest() for path in documents or ()]


def read_document(path: Path) -> bytes:
    """Return what a document holds. Raises InputError for one that cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "Check the path."
        raise InputError(Problem(str(path), f"it cannot be read: {error.strerror}", remedy)) from None


def reasons_in(path: Path) -> str:
    """Return the text of a file of reasons. Raises InputError for an empty one."""
    text = read_text(path).strip()
    if not text:
        raise InputError(Problem(str(path), "it holds no reasons", "Write down why."))
    return text


def today(at: Any) -> date:  # noqa: ANN401 - a moment
    """Return the Shanghai day of a moment."""
    from models.values.moments import shanghai_date

    return shanghai_date(at)


def listing_dict(listing: Listing, on: date) -> dict[str, Any]:
    """Return a listing as a plain value for machines: facts, state on a day, what is due, and its steps."""
    from credit.standing.deadlines import next_due, out_of_view_on
    from credit.standing.laws import law_for
    from credit.standing.life import state_on, term_of
    from models.values.working_days import working_or_weekday

    law, facts = law_for(listing.facts.jurisdiction), listing.facts
    due, (starts_on, ends_on) = next_due(listing, law, working_or_weekday), term_of(listing)
    return {
        "listing": listing.number, "list": facts.kind, "company_id": facts.company_id,
        "state": str(state_on(listing, on)),
        "rule": facts.rule, "event": facts.event, "source_id": facts.source_id, "place": facts.place,
        "happened_on": facts.happened_on, "law": law.id, "starts_on": starts_on, "ends_on": ends_on,
        "due_on": None if due is None else due[0], "due": None if due is None else due[1],
        "out_of_view_on": out_of_view_on(listing, law) if starts_on else None,
        "rulebook_digest": facts.rulebook_digest, "evidence_digest": facts.evidence_digest,
        "steps": [
            {"move": str(step.move), "at": step.at, "by": step.by, "role": str(step.role),
             "details": dict(step.details), "signed": None if step.signed is None else dict(step.signed)}
            for step in listing.steps
        ],
    }  # fmt: skip
