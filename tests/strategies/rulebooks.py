"""Small rulebooks of every kind: bounds, dated versions, each validity, vetoes, lists, derivations, measures."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from credit.rulebook.shapes import Rulebook
from tests.strategies.conditions import derivations, measures
from tests.strategies.days import DURATIONS, days_around, mostly

__all__ = ["EVENTS", "rulebooks", "titled"]

EVENTS = ("good.one", "bad.one", "bad.two")
"""The events of records that a rule may name."""
_ALL_EVENTS = (*EVENTS, "made.one", "made.two")
_POINTS = ("1", "-1", "2", "-2", "5", "-5", "0", "0.5", "-0.333", "2.667", "-10")
_BOUNDS = ("0", "1", "-1", "2.5", "-2.5", "6", "-6", "10")
_COMPONENTS = ("basic", "good", "bad")
_GRADES = ("AAA", "AA", "A", "B", "C")
_BASES: tuple[dict[str, Any], ...] = (
    {"choice": "made up"}, {"choice": {"zh": "自定", "en": "made up"}},
    {"instrument": "m2024", "article": "12(3)"}, {"instrument": "m2024", "article": "7"},
)  # fmt: skip


def titled(text: str) -> dict[str, str]:
    """Return a title in both languages."""
    return {"zh": text, "en": text}


def _validities() -> st.SearchStrategy[str]:
    return st.one_of(
        st.just("P1Y"), st.sampled_from(DURATIONS), st.sampled_from(["document", "calendar_year", "forever"])
    )


@st.composite
def _bounds(draw: st.DrawFn) -> dict[str, str]:
    """Return a floor, a ceiling, both or neither; mostly such that no points at all lie within them."""
    low, high = sorted(draw(st.tuples(st.sampled_from(_BOUNDS), st.sampled_from(_BOUNDS))), key=float)
    kept = draw(st.sampled_from(["", "ceiling", "floor", "both"]))
    bounds = {}
    if kept in ("floor", "both"):
        bounds["floor"] = low
    if kept in ("ceiling", "both"):
        bounds["ceiling"] = high
    return bounds


@st.composite
def _windows(draw: st.DrawFn, as_of: date) -> dict[str, date]:
    """Return a half-open time in force that often begins or ends on or beside a day that matters."""
    since = draw(mostly(st.just(date(2000, 1, 1)), days_around(as_of)))
    until = draw(st.one_of(st.none(), days_around(as_of)))
    return {"since": since} if until is None or until <= since else {"since": since, "until": until}


@st.composite
def _versions(draw: st.DrawFn, as_of: date, rule_id: str) -> list[dict[str, Any]]:
    """Return one to three versions of a rule that never overlap, with or without a gap between them."""
    cuts = sorted(draw(mostly(st.just(set[date]()), st.sets(days_around(as_of), min_size=1, max_size=3), odds=1)))
    starts = [date(2000, 1, 1), *cuts[:2]]
    windows: list[dict[str, date]] = [
        {"since": since, "until": until} for since, until in zip(starts, cuts, strict=False)
    ]
    if len(windows) < len(starts) and (not windows or draw(st.booleans())):
        windows.append({"since": starts[len(windows)]})
    event = draw(st.sampled_from(_ALL_EVENTS))
    return [
        {
            "id": rule_id,
            "event": draw(mostly(st.just(event), st.sampled_from(_ALL_EVENTS))),
            "points": draw(st.sampled_from(_POINTS)),
            "valid": draw(_validities()),
            "in_force": window,
            "basis": draw(st.sampled_from(_BASES)),
        }
        for window in windows
    ]


@st.composite
def _indicators(draw: st.DrawFn, as_of: date, components: list[str]) -> list[dict[str, Any]]:
    indicators = []
    for number in range(draw(st.integers(1, 4))):
        rules = [draw(_versions(as_of, f"r{number}.{one}")) for one in range(draw(st.sampled_from([2, 1, 3, 0])))]
        measured = [
            {"id": f"m{number}.{one}", "title": titled("m"), "basis": draw(st.sampled_from(_BASES)),
             "in_force": draw(_windows(as_of)), **draw(measures())}
            for one in range(draw(st.sampled_from([0, 0, 0, 1, 2])))
        ]  # fmt: skip
        indicators.append({
            "indicator": f"i{number}", "component": draw(st.sampled_from(components)), "title": titled("i"),
            "rules": [version for versions in rules for version in versions], "measures": measured, **draw(_bounds()),
        })  # fmt: skip
    return indicators


@st.composite
def _grade_tables(draw: st.DrawFn, components: list[str]) -> list[dict[str, Any]]:
    """Return rows with falling thresholds, some asking for what counts in a component, and a last row for all."""
    limits = sorted(draw(st.sets(st.sampled_from(_BOUNDS), min_size=1, max_size=3)), key=float, reverse=True)
    named = st.sampled_from(components).map(lambda one: [one])
    condition = st.one_of(st.fixed_dictionaries({"with": named}), st.fixed_dictionaries({"without": named}))
    rows: list[dict[str, Any]] = [
        {"grade": grade, "at_least": limit, **draw(mostly(st.just(dict[str, list[str]]()), condition))}
        for grade, limit in zip(_GRADES, limits, strict=False)
    ]
    if draw(st.booleans()):
        rows.append({"grade": draw(st.sampled_from([rows[-1]["grade"], "B"])), **draw(condition)})
    return [*rows, {"grade": "C"}]


@st.composite
def _triggers(draw: st.DrawFn, as_of: date, prefix: str, term: str) -> list[dict[str, Any]]:
    triggers = []
    for number in range(draw(st.sampled_from([0, 1, 1, 2]))):
        trigger = {"id": f"{prefix}.{number}", "event": draw(st.sampled_from(_ALL_EVENTS)), term: draw(_validities()),
                   "basis": draw(st.sampled_from(_BASES))}  # fmt: skip
        window = draw(st.one_of(st.none(), _windows(as_of)))
        triggers.append(trigger if window is None else {**trigger, "in_force": window})
    return triggers


@st.composite
def _rank_lists(draw: st.DrawFn, grades: list[str]) -> dict[str, Any]:
    chosen = draw(st.one_of(st.none(), st.lists(st.sampled_from(grades), min_size=1, max_size=3, unique=True)))
    return {"share": draw(st.sampled_from(["10%", "34%", "50%", "33.333%", "100%"])), "valid": "P6M", "grades": chosen,
            "from": draw(st.sampled_from(["top", "bottom"]))}  # fmt: skip


@st.composite
def rulebooks(draw: st.DrawFn, as_of: date) -> Rulebook:
    """Return a rulebook of one to three components whose days crowd around as_of."""
    components = list(_COMPONENTS[: draw(st.integers(1, 3))])
    table = draw(_grade_tables(components))
    grades = list(dict.fromkeys(row["grade"] for row in table))
    vetoes = [{**veto, "at_best": draw(st.sampled_from(grades))} for veto in draw(_triggers(as_of, "v", "valid"))]
    special = st.sampled_from([None, "C(missing)", grades[0]])
    statuses = st.fixed_dictionaries({}, optional={"not_participating": special, "no_project": special})
    return Rulebook.model_validate({
        "id": "made.up", "title": titled("made up"), "authority": titled("nobody"), "jurisdiction": "000000",
        "status": "draft", "applies_by": draw(st.sampled_from(["occurrence", "assessment"])),
        "base": draw(st.sampled_from(["0", "3", "-1.5"])),
        "components": {name: draw(_bounds()) for name in components}, "score": draw(st.one_of(st.just({}), _bounds())),
        "grades": table, "vetoes": vetoes, "indicators": draw(_indicators(as_of, components)),
        "status_grades": draw(statuses),
        "eligible": {"grades": grades[:2]},
        "lists": {"red": draw(_rank_lists(grades)), "grey": draw(_rank_lists(grades)),
                  "black": draw(_triggers(as_of, "x", "for"))},
        "retention": draw(st.sampled_from([None, None, "P1Y", "P6M", "P2Y", "P5Y"])), "derive": draw(derivations()),
        "instruments": {"m2024": {"title": titled("m"), "issuer": titled("nobody"), "read_at": "nowhere"}},
    })  # fmt: skip
