"""The lists a rulebook proposes, from the oracle's ratings."""

from __future__ import annotations

from collections.abc import Mapping

from credit.rulebook.shapes import RankList
from tests.oracle.rating import OracleRating

__all__ = ["black_list", "rank_list"]


def rank_list(ratings: Mapping[str, OracleRating], wanted: RankList) -> list[str]:
    """Return the companies on a red or grey list, best (or, from the bottom, worst) first."""
    rated = [rating for rating in ratings.values() if rating.status == "rated"]
    exact = wanted.share * len(rated)
    places = 0
    while places < exact:
        places += 1
    sign = -1 if wanted.from_ == "top" else 1
    ranked = sorted(rated, key=lambda rating: (sign * rating.score, rating.company_id))
    if wanted.grades is not None:
        ranked = [rating for rating in ranked if rating.grade in wanted.grades]
    chosen = ranked[:places]
    last = chosen[-1].score if chosen else None
    level = [rating for rating in ranked[places:] if rating.score == last]
    return [rating.company_id for rating in chosen + level]


def black_list(ratings: Mapping[str, OracleRating]) -> list[str]:
    """Return the companies on the blacklist."""
    return sorted(rating.company_id for rating in ratings.values() if rating.blacklisted)
