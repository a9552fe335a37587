"""`wuxin review ...`: review of a refused objection by the department above, where the law gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.keys.files import opened
from web.cli.list_options import (
    Article,
    By,
    Documents,
    Instrument,
    KeyFile,
    Number,
    Out,
    Reasons,
    ReasonsFile,
    digests_of,
    reasons_in,
)
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.standing.decisions import write_signed
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.standing.reviews import Review
    from models.keys import KeyPair

__all__ = ["commands", "decide", "extend", "file", "show"]

commands = typer.Typer(help="Review of refused objections by the department above, where the law gives it.")

About = Annotated[
    str, typer.Argument(metavar="SUBJECT", help="petition/NUMBER or listing/NUMBER: whose objection was refused.")
]
Outcome = Annotated[
    Literal["change", "uphold"], typer.Option("--outcome", help="Whether the outcome of the objection is changed.")
]
SomeCompany = Annotated[str | None, typer.Option("--company", metavar="ID", help="Only those of this company.")]


@commands.command(epilog="Example: wuxin review file petition/3 --reasons-file why.txt --db sqlite:///wuxin.db")
def file(
    about: About, *, reasons_file: ReasonsFile, document: Documents = None, db: Database = None, as_json: Json = False
) -> None:
    """Ask, for the company, to have a refused objection reviewed; the point is marked again while that is open."""
    from web.register.standing.reviews import file_review

    url, reasons, digests = database_url(db), reasons_in(reasons_file), tuple(digests_of(document))
    with register(url) as session:
        filed = file_review(recording.clerk(session), about, digests, reasons)
    _tell(filed, url, as_json=as_json)


@commands.command(epilog="Example: wuxin review extend 1 --by 'Provincial Department' --db sqlite:///wuxin.db")
def extend(number: Number, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Take the longer time for deciding on a review that the law allows, once."""
    from credit.standing.reviews import ReviewMove, ReviewStep
    from web.register.standing.reviews import take_review_step

    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        after = take_review_step(clerk, number, ReviewStep(ReviewMove.EXTEND, clerk.at, by))
    _tell(after, url, as_json=as_json)


@commands.command(
    epilog="Example: wuxin review decide 1 --outcome change --key province.key --instrument 'Zhejiang Regulation' "
    "--article '30(2)' --reasons 'The penalty was of another company'"
)
def decide(
    number: Number, *, outcome: Outcome, key: KeyFile, instrument: Instrument, article: Article, reasons: Reasons,
    out: Out = None, passphrase_file: PassphraseFile = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Decide, signed and with reasons; a changed outcome strikes the point off, or takes the company off the list."""
    from credit.standing.reviews import ReviewMove, ReviewStep, review_content
    from credit.standing.signing import signed_content
    from web.register.standing.reviews import review, take_review_step

    if out is not None:
        refuse_existing(out)
    held, pair = opened(key, passphrase_file)
    url, move, basis = database_url(db), ReviewMove(outcome), (instrument, article)
    with register(url) as session:
        clerk, before = recording.clerk(session), review(session, number)
        signed = signed_content(review_content(before, move, reasons, basis, clerk.at), held.key.name, pair)
        lift = None
        if move is ReviewMove.CHANGE:
            lift = _lifting(clerk, before, (*basis, reasons), held.key.name, pair)
        after = take_review_step(clerk, number, ReviewStep(move, clerk.at, held.key.name, signed), lift)
    write_signed(out, signed)
    _tell(after, url, as_json=as_json)


@commands.command(epilog="Example: wuxin review show --company 91330000MA27U04D4K --db sqlite:///wuxin.db")
def show(*, company: SomeCompany = None, db: Database = None, as_json: Json = False) -> None:
    """Show reviews: of what, where they stand, and until when they have to be decided."""
    from web.register.standing.reviews import law_of_review, reviews_of

    with register(database_url(db)) as session:
        rows = [_dict(one, law_of_review(session, one)) for one in reviews_of(session, company)]
    if as_json:
        emit(rows)
    elif rows:
        heads = ("review", "subject", "company_id", "state", "due_on")
        say(*table([heads, *([row[name] or "-" for name in heads] for row in rows)]))
    else:
        say("There are no reviews.")


def _lifting(
    clerk: Any, before: Review, told: tuple[str, str, str], name: str, pair: KeyPair  # noqa: ANN401 - a clerk
) -> dict[str, Any] | None:  # fmt: skip
    """Return the signed decision that takes a company off the list; None where the review is about a point."""
    from credit.standing.decisions import Decision, decision_content
    from credit.standing.laws import law_for
    from credit.standing.listing import Move
    from credit.standing.signing import signed_content
    from web.register.standing.reviews import listing_under_review

    one = listing_under_review(clerk.session, before)
    if one is None:
        return None
    move = Move.LIFT if one.last(Move.PUBLISH) else Move.DROP
    decision = Decision(move, *told, "wrongly_listed" if move is Move.LIFT else "")
    content = decision_content(one, law_for(one.facts.jurisdiction), decision, clerk.at)
    return signed_content(content, name, pair)


def _dict(review: Review, law: Any) -> dict[str, Any]:  # noqa: ANN401 - a law of lists
    from credit.standing.reviews import review_due, review_state
    from models.values.working_days import working_or_weekday

    due_on = review_due(review, law, working_or_weekday)
    return {
        "review": review.number, "subject": review.subject, "company_id": review.company_id,
        "state": str(review_state(review)), "due_on": due_on, "documents": list(review.documents),
        "steps": [str(step.move) for step in review.steps],
    }  # fmt: skip


def _tell(review: Review, url: str, *, as_json: bool) -> None:
    from web.register.standing.reviews import law_of_review

    recording.put_in_order(url)
    with register(url) as session:
        told = _dict(review, law_of_review(session, review))
    if as_json:
        emit(told)
        return
    until = f"; to be decided by {told['due_on']}" if told["due_on"] else ""
    say(f"Review {review.number} ({told['subject']}) is {told['state']}{until}.")
