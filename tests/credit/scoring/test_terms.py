"""A rulebook on one day, as whole numbers."""

from __future__ import annotations

import pytest

from credit.scoring.terms import LIFTED, Kind, Life, Term, Terms
from models.values.periods import FIRST_DAY, NEVER, Duration, Validity
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, measure, rule

AS_OF = day("2024-06-30")


def _terms(*rules: dict[str, object], **main: object) -> tuple[Term, ...]:
    return Terms(minimal_rulebook(indicators=[indicator("all", "bad", *rules)], derive=[], **main), AS_OF).all


@pytest.mark.parametrize("valid", [Duration(12, 0), Duration(1, 0), Duration(0, 30), "calendar_year"])
@pytest.mark.parametrize("as_of", ["2024-02-29", "2024-03-31", "2025-01-01", "2025-02-28"])
def test_a_threshold_settles_what_counts(valid: Validity, as_of: str) -> None:
    """The first day that still counts does, and the day before it does not, at the ends of months too."""
    life = Life(valid)
    first = life.first(day(as_of))

    assert life.until(first) > day(as_of) >= life.until(first - 1)


def test_a_life_ends_on_the_day_it_says() -> None:
    """An event of 29 February that counts for a year counts for the last time on 27 February."""
    life = Life(Duration(12, 0))

    assert life.until(day("2024-02-29")) == day("2025-02-28")


def test_retention_cuts_a_life_short() -> None:
    """What counts for ever is forgotten when bad information has to be."""
    life = Life("forever", Duration(60, 0))

    assert (life.ends, Life("forever").ends) == (True, False)
    assert life.until(day("2020-01-01")) == day("2025-01-01")
    assert life.first(day("2025-01-01")) == day("2020-01-02")


def test_retention_is_for_bad_information() -> None:
    """Only negative points are cut short, and only where retention is shorter than their life."""
    terms = _terms(rule("a", "a", "-1"), rule("b", "b", "1"), rule("c", "c", "-1", valid="P1M"), retention="P6M")

    assert [term.life.retention for term in terms] == [Duration(6, 0), None, None]


def test_a_document_that_names_no_end_is_valid_for_a_year() -> None:
    """A rule by document has two lives: its own year, and that of documents which bring their end."""
    (term,) = _terms(rule("a", "a", "1", valid="document"))

    assert (term.life, term.dated) == (Life(Duration(12, 0)), Life("forever"))


@pytest.mark.parametrize(
    ("applies_by", "occurs", "assessed"),
    [
        ("occurrence", ("2024-01-01", "2025-01-01"), (None, None)),
        ("assessment", (None, None), ("2024-01-01", "2025-01-01")),
    ],
)
def test_a_version_asks_for_its_day(
    applies_by: str, occurs: tuple[str | None, ...], assessed: tuple[str | None, ...]
) -> None:
    """By occurrence the event's day lies in the time in force, by assessment the day of the rating."""
    force = {"since": "2024-01-01", "until": "2025-01-01"}
    (term,) = _terms(rule("a", "a", "1", in_force=force), applies_by=applies_by)
    open_ends = (FIRST_DAY, NEVER)

    assert (term.occurs_from, term.occurs_until) == tuple(
        day(at) if at else end for at, end in zip(occurs, open_ends, strict=True)
    )
    assert (term.in_force_from, term.in_force_until) == tuple(
        day(at) if at else end for at, end in zip(assessed, open_ends, strict=True)
    )


@pytest.mark.parametrize(
    ("as_of", "found"), [("2023-12-31", 0), ("2024-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 0)]
)
def test_versions_are_in_force_half_open(as_of: str, found: int) -> None:
    """The first day counts and the day of `until` does not, for rules and for measures."""
    force = {"since": "2024-01-01", "until": "2025-01-01"}
    parts = [indicator("all", "bad", rule("a", "a", "1", in_force=force), measures=[measure(in_force=force)])]
    terms = Terms(minimal_rulebook(indicators=parts, derive=[], applies_by="assessment"), day(as_of))

    assert (len(terms.now), len(terms.measures)) == (found, found)


def test_vetoes_and_triggers_are_terms() -> None:
    """A veto knows its place in the grades; triggers of equal length share one decision to lift."""
    vetoes = [{"id": "v", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}]
    black = [
        {"id": name, "event": name, "for": length, "basis": CHOICE} for name, length in (("x", "P1Y"), ("y", "P1Y"))
    ]
    terms = _terms(vetoes=vetoes, lists={"black": black})

    assert [(t.kind, t.event) for t in terms] == [
        (Kind.VETO, "fraud"), (Kind.BLACK, "x"), (Kind.BLACK, "y"), (Kind.LIFT, LIFTED),
    ]  # fmt: skip
    assert [t.at_best for t in terms] == [4, -1, -1, -1]
    assert [t.no for t in terms] == [0, 1, 2, 3]


def test_a_grade_that_two_rows_give_is_one_grade() -> None:
    """The order of the grades is that of their first rows."""
    assert Terms(minimal_rulebook(), AS_OF).grades == ("AAA", "AA", "A", "B", "C")


def test_lives_are_numbered_once() -> None:
    """Rules of equal length share a life; a measure's window is one too."""
    parts = [indicator("all", "bad", rule("a", "a", "1"), rule("b", "b", "1"), measures=[measure(window="P6M")])]
    terms = Terms(minimal_rulebook(indicators=parts), AS_OF)

    assert terms.lives == (Life(Duration(12, 0)), Life(Duration(6, 0)))


def test_a_rulebook_without_rules_has_no_terms() -> None:
    """Nothing to count, and no event it knows."""
    terms = Terms(minimal_rulebook(indicators=[], derive=[]), AS_OF)

    assert (terms.all, terms.now, terms.lives, terms.events) == ((), (), (), frozenset())
