"""Propose the red, grey and black lists from a rating run; deciding and publishing them are acts of their own."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from itertools import takewhile
from math import ceil

import pandas as pd

from credit.rulebook.shapes import RankList
from credit.scoring.grading import RATED
from credit.scoring.rating import Rated

__all__ = ["Entry", "ListProposals", "entry_row", "propose_lists", "ranked"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One company on a proposal: by its place in the ranks, or by the trigger it fell under.

    `score` in thousandths; `starts_on <= day < ends_on` is the term, None where it has no end.
    """

    company_id: str
    place: int | None
    score: int | None
    grade: str
    rule: str | None
    event: str | None
    source_id: str | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ListProposals:
    """What a rulebook proposes on a day; an empty tuple says that nobody is on the list."""

    red: tuple[Entry, ...]
    grey: tuple[Entry, ...]
    black: tuple[Entry, ...]


def entry_row(entry: Entry) -> dict[str, object]:
    """Return an entry as the register keeps it: column -> value, scores in thousandths."""
    row = asdict(entry)
    row["score_milli"] = row.pop("score")
    del row["grade"]  # the rating says it
    return row


def propose_lists(rated: Rated) -> ListProposals:
    """Return the proposals of a run under its rulebook's `lists`."""
    lists = rated.book.lists
    return ListProposals(red=ranked(rated, lists.red), grey=ranked(rated, lists.grey), black=_black(rated))


def ranked(rated: Rated, rule: RankList | None) -> tuple[Entry, ...]:
    """Return a list by rank: a share of the rated companies, rounded up, and everyone level with the last.

    Ordered by score, then by company_id; `grades` says who of them may stand on the list at all.
    """
    if rule is None:
        return ()
    companies = rated.ratings[rated.ratings["status"] == RATED]
    wanted = ceil(rule.share * len(companies))
    if rule.grades is not None:
        companies = companies[companies["grade"].isin(rule.grades)]
    ordered = companies.sort_values(["score", "company_id"], ascending=[rule.from_ == "bottom", True])
    if ordered.empty or wanted == 0:
        return ()
    scores = [int(score) for score in ordered["score"]]
    last = scores[min(wanted, len(scores)) - 1]
    within = takewhile(lambda score: score <= last if rule.from_ == "bottom" else score >= last, scores)
    chosen = ordered.head(len(list(within)))
    ends_on = rule.valid.after(rated.as_of)
    return tuple(
        Entry(row["company_id"], 1 + scores.index(row["score"]), int(row["score"]), row["grade"], None, None, None,
              rated.as_of, ends_on)
        for _, row in chosen.iterrows()
    )  # fmt: skip


def _black(rated: Rated) -> tuple[Entry, ...]:
    """Return one entry per trigger that counts and was not lifted, company by company."""
    triggers = {black.id for black in rated.book.lists.black}
    found = rated.contributions
    found = found[found["component"].isna() & found["rule"].isin(triggers)]
    return tuple(_trigger(rated, row) for _, row in found.iterrows())


def _trigger(rated: Rated, row: pd.Series) -> Entry:
    rating = rated.by_company[row["company_id"]]
    return Entry(
        row["company_id"], None, int(rating["score"]), rating["grade"], row["rule"], row["event"], row["source_id"],
        row["occurred_on"], None if pd.isna(row["valid_until"]) else row["valid_until"],
    )  # fmt: skip
