"""The strategies hold what they promise: every situation that a rating can get wrong does come up."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from credit.rulebook.content import content
from credit.rulebook.loading import load_rulebook
from credit.rulebook.shapes import Rulebook
from tests.builders.rulebooks import write_rulebook
from tests.oracle.events import LIFTED
from tests.oracle.lists import rank_list
from tests.oracle.rating import OracleRating, rate
from tests.oracle.sources import sources_of
from tests.strategies.days import AS_OF_DAYS
from tests.strategies.evidence import COMPANY_IDS, Case, cases
from tests.strategies.rulebooks import rulebooks

_EXAMPLES = 120
_SITUATIONS = (
    "a bound swallows an event", "a bound swallows a part of the score", "a veto counts", "stops exactly on as_of",
    "stops on the day after as_of", "a tie at the end of a rank list", "blacklisted", "a trigger is lifted",
    "revoked by as_of", "recorded after known_at", "nobody served", "not participating", "no project", "derived event",
    "document end", "measure", "zero quantity", "several versions of a rule", "an event two rules name",
    "changes by itself", "never changes", "an event that no rule names", "eligible",
)  # fmt: skip


def _about_rating(case: Case, rating: OracleRating) -> set[str]:
    reasons = rating.contributions
    sums = sum(one.points for one in reasons) + case.book.base
    named = Counter((one.source_table, one.source_id, one.event) for one in reasons if one.kind == "rule")
    signs = {
        "a bound swallows an event": any(not one.counted for one in reasons),
        "a bound swallows a part of the score": sums != rating.score,
        "a veto counts": any(one.kind == "veto" for one in reasons),
        "stops on the day after as_of": any(one.valid_until == case.as_of + timedelta(days=1) for one in reasons),
        "blacklisted": rating.blacklisted,
        "not participating": rating.status == "not_participating",
        "no project": rating.status == "no_project",
        "derived event": any(one.source_table in ("complaints", "findings") for one in reasons),
        "measure": any(one.kind == "measure" and one.points for one in reasons),
        "an event two rules name": any(count > 1 for count in named.values()),
        "changes by itself": rating.next_change_on is not None,
        "never changes": rating.next_change_on is None and bool(reasons),
        "eligible": rating.eligible,
    }
    return {name for name, seen in signs.items() if seen}


def _about_rows(case: Case) -> set[str]:
    sources, tables = sources_of(case.rows), ("complaints", "inspections", "findings", "records")
    records, lists = case.rows["records"], case.book.lists
    named = {rule.event for indicator in case.book.indicators for rule in indicator.rules}
    events = {record["event"] for record in records}
    ids = [rule.id for indicator in case.book.indicators for rule in indicator.rules]
    signs = {
        "a trigger is lifted": LIFTED in events and bool(events & {one.event for one in lists.black}),
        "revoked by as_of": any(source.revoked(case.as_of) for source in sources),
        "recorded after known_at": any(not source.known(case.known_at) for source in sources),
        "nobody served": len(sources) < sum(len(case.rows[name]) for name in tables),
        "document end": any(record["valid_until"] is not None for record in records),
        "zero quantity": any(record["quantity"] == 0 for record in records),
        "several versions of a rule": len(set(ids)) < len(ids),
        "an event that no rule names": bool(events - named),
    }  # fmt: skip
    return {name for name, seen in signs.items() if seen}


def _about_days_and_lists(case: Case, ratings: dict[str, OracleRating]) -> set[str]:
    eve = rate(case.rows, case.book, case.as_of - timedelta(days=1), case.known_at, changes=False)
    seen = set()
    if any(one.valid_until == case.as_of for rating in eve.values() for one in rating.contributions):
        seen.add("stops exactly on as_of")
    for wanted in (case.book.lists.red, case.book.lists.grey):
        assert wanted is not None
        rated = [rating for rating in ratings.values() if rating.status == "rated"]
        if len(rank_list(ratings, wanted)) > -(-wanted.share * len(rated) // 1):
            seen.add("a tie at the end of a rank list")
    return seen


@cache
def _seen() -> Counter[str]:
    seen: Counter[str] = Counter()

    @settings(max_examples=_EXAMPLES, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=cases())
    def look(case: Case) -> None:
        ratings = rate(case.rows, case.book, case.as_of, case.known_at)
        found = _about_rows(case) | _about_days_and_lists(case, ratings)
        seen.update(found.union(*(_about_rating(case, rating) for rating in ratings.values())))

    look()
    return seen


@pytest.mark.parametrize("situation", _SITUATIONS)
def test_every_situation_comes_up(situation: str) -> None:
    """At least one generated rating in a hundred shows the situation."""
    assert _seen()[situation] >= _EXAMPLES // 100, _seen()


@settings(max_examples=30, database=None, derandomize=True, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(book=st.sampled_from(AS_OF_DAYS).flatmap(rulebooks))
def test_every_rulebook_is_a_valid_one(book: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The strict loader takes each generated rulebook and reads the same one."""
    parts = content(book)
    del parts["order_of_components"]  # the order in which a file writes them
    files = {f"indicators/{one['indicator']}.yaml": one for one in parts.pop("indicators")}
    files |= {"derive.yaml": parts.pop("derive"), "instruments.yaml": parts.pop("instruments")}
    loaded = load_rulebook(write_rulebook(tmp_path_factory.mktemp("book"), {"rulebook.yaml": parts, **files}))
    assert loaded.model_copy(update={"digest": ""}) == book


def test_company_ids_are_valid() -> None:
    """The made-up companies have codes whose check digits are right, or a package would reject them."""
    assert all(uscc.is_valid(company_id) for company_id in COMPANY_IDS)
