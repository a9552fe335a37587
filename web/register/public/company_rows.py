"""Companies as programs read them: rated in the run that is public, with where points come from, and how it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select
from sqlmodel import Session, col

from models.record.rows import table_of
from models.tables import Company, Contribution, Rating, RatingRun
from web.register.keysets import LARGE, NUMBER, TEXT, After, Key, Keyset, Ordered, next_rows
from web.register.prepared import Prepared, Row
from web.register.public.companies import Asked, conditions

__all__ = ["CONTRIBUTIONS", "ORDERS", "Filter", "contributions_of", "rated_companies", "rated_company", "ratings_of"]

_ID: Final = Key("company_id", col(Rating.company_id), TEXT)
_RUN: Final = Key("run_id", col(Rating.run_id), NUMBER)
_SCORE: Final = Key("score_milli", col(Rating.score_milli), LARGE, descending=True)
ORDERS: Final = {
    "company_id": Keyset("companies", (_RUN, _ID)), "score": Keyset("companies by score", (_RUN, _SCORE, _ID))
}  # fmt: skip
"""How companies may be sorted; a cursor begins with its run, so that pages of one list are of one run."""
CONTRIBUTIONS: Final = Keyset("contributions", (Key("id", col(Contribution.id), NUMBER),))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which companies, and how sorted; an empty text asks nothing."""

    text: str = ""
    grade: str = ""
    proposed: str = ""
    sort: str = "company_id"


def _told() -> tuple[Any, ...]:
    return col(Rating.grade), col(Rating.status), col(Rating.score_milli)


def _rated() -> Select[Any]:
    rating = (
        col(Rating.run_id), col(Rating.components), col(Rating.blacklisted), col(Rating.eligible),
        col(Rating.next_change_on),
    )  # fmt: skip
    columns = (*_told(), *rating, col(Company.company_id), col(Company.name), col(Company.registered_on))
    return select(*columns).join(Company, col(Company.company_id) == col(Rating.company_id))


def _history() -> Select[Any]:
    of = table_of(RatingRun).alias("of")
    return (
        select(col(RatingRun.as_of), col(RatingRun.id).label("run"), *_told())
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .join(of, of.c.id == bindparam("run_id"))
        .where(
            col(Rating.company_id) == bindparam("company_id"), col(RatingRun.import_id) == of.c.import_id,
            col(RatingRun.rulebook_digest) == of.c.rulebook_digest, col(RatingRun.as_of) <= of.c.as_of,
        )
        .order_by(col(RatingRun.as_of), col(RatingRun.id))
    )  # fmt: skip


def _of_one(table: type[Rating | Contribution], query: Select[Any]) -> Select[Any]:
    """Return a query of the rows alone that a run has of a company."""
    return query.where(col(table.run_id) == bindparam("run_id"), col(table.company_id) == bindparam("company_id"))


_RATED: Final = _rated()
_ONE: Final = Prepared(_of_one(Rating, _RATED))
_CONTRIBUTIONS: Final = Ordered(_of_one(Contribution, select(table_of(Contribution))), CONTRIBUTIONS)
_HISTORY: Final = Prepared(_history())


def rated_companies(
    session: Session | Connection, run_id: int, asked: Filter, after: After, limit: int
) -> tuple[Sequence[Row], After]:
    """Return companies of a run, after a row, and the keys to go on from."""
    where = conditions(run_id, Asked(asked.text, asked.grade, asked.proposed))
    return next_rows(session, Ordered(_RATED.where(*where), ORDERS[asked.sort], kept=False), after, limit)


def rated_company(session: Session | Connection, run_id: int, company_id: str) -> Row | None:
    """Return one company of a run, None where the run does not know it."""
    return next(iter(_ONE.rows(session, {"run_id": run_id, "company_id": company_id})), None)


def contributions_of(
    session: Session | Connection, run_id: int, company_id: str, after: After, limit: int
) -> tuple[Sequence[Row], After]:
    """Return where the points of a company in a run come from, in the order in which they are kept."""
    return next_rows(session, _CONTRIBUTIONS, after, limit, {"run_id": run_id, "company_id": company_id})


def ratings_of(session: Session | Connection, run: int, company_id: str) -> Sequence[Row]:
    """Return the ratings of a company up to a run, from the same package by the same rulebook, oldest first.

    Of two runs of a day the later one counts.
    """
    found = _HISTORY.rows(session, {"run_id": run, "company_id": company_id})
    return list({row["as_of"]: row for row in found}.values())
