"""Rating runs into the register: the rulebook, every company's rating, and where its points come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from credit.rulebook.content import content
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated
from credit.scoring.run_rows import contribution_rows, rating_rows, ratings_digest
from models.record import Clerk
from models.tables import Contribution, Rating, RatingRun, RulebookVersion
from web.register.rows import insert_rows

__all__ = ["save_run"]


def save_run(
    clerk: Clerk,
    rated: Rated,
    import_id: int,
    *,
    contributions: bool = True,
    outlooks: Mapping[str, object] | None = None,
    corrections: Sequence[int] = (),
) -> int:
    """Keep a run, put it on record and return its number; `contributions` False leaves out where points come from.

    `outlooks`: company_id -> what would lift it one grade, as `credit.explaining.kept_outlook` gives it. `corrections`:
    numbers of those that lay over the evidence.
    """
    session = clerk.session
    _save_rulebook(clerk, rated.book)
    run = RatingRun(
        import_id=import_id, rulebook_digest=rated.book.digest, as_of=rated.as_of, known_at=rated.known_at,
        ratings_digest=ratings_digest(rated), computed_at=clerk.at,
    )  # fmt: skip
    session.add(run)
    session.flush()
    if run.id is None:
        raise AssertionError
    own = {"run_id": run.id}
    insert_rows(session, Rating, (own | row for row in rating_rows(rated, reasons=contributions, outlooks=outlooks)))
    if contributions:
        insert_rows(session, Contribution, (own | row for row in contribution_rows(rated)))
    told = {"corrections": list(corrections)} if corrections else {}
    clerk.enter("rating.run", f"run/{run.id}", told, keys={"id": [run.id], "run_id": [run.id]})
    return run.id


def _save_rulebook(clerk: Clerk, book: Rulebook) -> None:
    if clerk.session.get(RulebookVersion, book.digest) is None:
        clerk.session.add(
            RulebookVersion(
                digest=book.digest, rulebook=book.id, title_zh=book.title.zh, title_en=book.title.en,
                authority_zh=book.authority.zh, authority_en=book.authority.en, status=book.status.state,
                verified_by=book.status.by, verified_on=book.status.on, content=content(book),
            )
        )  # fmt: skip
        told = {"rulebook": book.id}
        clerk.enter("rulebook.version", book.digest, told, {"digest": [book.digest]})
