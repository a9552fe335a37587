"""What rulebooks ask of rows: derivations and measures, with every kind of condition."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.strategies.days import DURATIONS, mostly

__all__ = ["LEVELS", "LIABILITIES", "SEVERITIES", "derivations", "measures"]

LEVELS = ("provincial", "city")
LIABILITIES = ("company", "utility")
SEVERITIES = ("minor", "critical")
_MADE = ("made.one", "made.two", "never.made")
_COMPARISONS = ("over", "at_least", "under", "at_most")
_DAY_COUNTS = ("10", "0", "1", "11", "5", "9", "30")
_DAY_COLUMNS: dict[str, tuple[str, ...]] = {
    "complaints": ("answer_days", "close_days"),
    "inspections": (),
    "findings": ("overdue_days",),
    "records": (),
}
_OWN_DAYS = {
    "complaints": ("received_at", "answered_at", "closed_at"),
    "inspections": ("inspected_on",),
    "findings": ("inspected_on", "rectify_by", "rectified_on"),
    "records": ("occurred_on", "valid_until"),
}


def _compares(limits: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Return a comparison, seldom of two sides (which may leave nothing between them)."""
    limit = st.sampled_from(limits)
    return st.dictionaries(st.sampled_from(_COMPARISONS), limit, min_size=1, max_size=2)


def _plain(table: str) -> st.SearchStrategy[tuple[str, Any]]:
    """Return one condition on a column of the table itself."""
    one = st.just
    found: dict[str, list[st.SearchStrategy[tuple[str, Any]]]] = {
        "complaints": [
            st.tuples(one("liability"), st.sampled_from(["company", *LIABILITIES, list(LIABILITIES), None])),
            st.tuples(one("upheld"), st.sampled_from([True, False, None])),
            st.tuples(one("duplicate_of"), st.none()),
            st.tuples(one("satisfaction"), st.one_of(_compares(("2", "3")), st.sampled_from([2, [1, 2], None]))),
            st.tuples(one("channel"), st.sampled_from(["12345", ["12345", "portal"]])),
            st.tuples(one("answered_at"), st.none()),
        ],
        "inspections": [
            st.tuples(one("score"), st.one_of(_compares(("60", "90", "59.5")), st.sampled_from([None, 60, "59.5"]))),
            st.tuples(one("kind"), st.sampled_from(["half_yearly", ["half_yearly", "special"]])),
        ],
        "findings": [
            st.tuples(one("severity"), st.sampled_from([*SEVERITIES, list(SEVERITIES), None])),
            st.tuples(one("kind"), st.sampled_from(["half_yearly", ["special"]])),
            st.tuples(one("rectified_on"), st.none()),
        ],
        "records": [
            st.tuples(one("level"), st.sampled_from([*LEVELS, list(LEVELS), None])),
            st.tuples(one("event"), st.sampled_from(["good.one", ["good.one", "bad.two"], "raw.one"])),
            st.tuples(one("quantity"), st.one_of(_compares(("1", "2")), st.just(2))),
        ],
    }
    return st.one_of(found[table])


@st.composite
def _wheres(draw: st.DrawFn, table: str) -> dict[str, Any]:
    where: dict[str, Any] = dict(draw(mostly(st.lists(_plain(table), max_size=1), st.lists(_plain(table), max_size=2))))
    counts = _DAY_COLUMNS[table]
    if len(counts) > 0 and draw(st.booleans()):
        column = draw(st.sampled_from(counts))
        where[column] = draw(_compares(_DAY_COUNTS))
    return where


@st.composite
def derivations(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return none to three derivations, each of an event of its own."""
    derived = []
    for event in _MADE[: draw(st.sampled_from([2, 1, 3, 0]))]:
        table = draw(st.sampled_from(["complaints", "findings", "records", "inspections"]))
        on = draw(mostly(st.just(_OWN_DAYS[table][0]), st.sampled_from(_OWN_DAYS[table]), odds=1))
        derived.append({"event": event, "from": table, "where": draw(_wheres(table)), "on": on})
    return derived


@st.composite
def _bands(draw: st.DrawFn) -> list[dict[str, str]]:
    limits = sorted(
        draw(st.sets(st.sampled_from(["1", "0.333", "2", "3", "60", "5"]), max_size=3)), key=float, reverse=True
    )
    bands = [{"at_least": limit, "points": draw(st.sampled_from(["3", "-1", "0.5"]))} for limit in limits]
    return [*bands, {"points": draw(st.sampled_from(["0", "-2", "1"]))}] if not bands or draw(st.booleans()) else bands


@st.composite
def measures(draw: st.DrawFn) -> dict[str, Any]:
    """Return what is particular to a measure: its source, window, denominator and points."""
    scale = {"as_points": True} if draw(st.booleans()) else {"bands": draw(_bands())}
    common = {"window": draw(st.sampled_from(DURATIONS)), "when_zero": draw(st.sampled_from(["0", "1", "-2"])), **scale}
    if draw(st.booleans()):
        table = draw(st.sampled_from(["complaints", "findings", "records", "inspections"]))
        source = {"table": table, "count": "rows", "where": draw(_wheres(table)), "on": _OWN_DAYS[table][0]}
        return {**common, "source": source, "per": draw(st.sampled_from([None, "households_1000", "area_10000_m2"]))}
    table, column = draw(st.sampled_from([("inspections", "score"), ("complaints", "satisfaction")]))
    source = {"table": table, "mean": column, "where": draw(_wheres(table)), "on": _OWN_DAYS[table][0]}
    return {**common, "source": source, "weigh": draw(st.sampled_from(["rows", "area"]))}
