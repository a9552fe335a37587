"""Events paired with the terms that name them: which pair counts on as_of, and which will later.

The pairs of an event and a version of a rule are what a rating is made of. Everything here compares whole numbers; no
engine does calendar arithmetic (see `credit.scoring.terms`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add

import ibis
import pyarrow as pa
from ibis.expr.types import IntegerValue, Table

from credit.scoring.events import events
from credit.scoring.plan import Plan
from credit.scoring.rows import delayed
from credit.scoring.sparse import united, without
from credit.scoring.terms import Kind, Life, Term, Terms
from models.values.periods import FIRST_DAY, NEVER

__all__ = ["calendar", "counting", "outliving", "upcoming"]

_SCHEMA = pa.schema(
    {
        "term_event": pa.string(), "occurs_from": pa.int32(), "occurs_until": pa.int32(), "lasts_from": pa.int32(),
        "term_no": pa.int32(), "kind": pa.int32(), "points": pa.int64(), "bucket": pa.int32(), "flag": pa.int64(),
        "barred": pa.int32(), "life": pa.int32(), "dated_life": pa.int32(), "document_from": pa.int32(),
        "in_force_until": pa.int32(),
    }
)  # fmt: skip
_STOPPED, _OVER = FIRST_DAY - 2, FIRST_DAY - 1
"""`lasts` of an event that has been revoked, or whose document has passed: before any day there is."""
_NONE = -1
"""`dated_life` of a term that does not ask for the document."""
_SPENT = frozenset({"starts_on", "document_until", "term_event", "occurs_from", "occurs_until", "lasts_from"})
"""Columns that nobody asks for once a pair is found."""
_TOLD = frozenset({"event", "term_no", "points", "bucket"})
"""Columns that tell where points come from; packed sums have all they need in their words."""
_BARRED = {Kind.BLACK: 0, Kind.LIFT: 1}


def counting(tables: Mapping[str, Table], plan: Plan, known_at: int | None, *, provenance: bool = False) -> Table:
    """Return the pairs that count on as_of; the plan says where the points of each term are added.

    Adds to the event's columns `lasts` and those of the term; its lives are positions in `terms.lives`.
    """
    terms = plan.terms
    found = events(
        tables, terms.book.derive, known_at=known_at, provenance=provenance,
        keep=lambda part: part.starts_on <= terms.as_of,
    )  # fmt: skip
    lasting = _lasting(found, ibis.literal(terms.as_of, "int32"))
    pairs = _paired(_young(lasting, terms), _table(plan, terms.now, terms.as_of))
    return without(pairs, _SPENT if provenance or plan.packed is None else _SPENT | _TOLD)


def upcoming(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Table:
    """Return company_no and begins_on of every pair that will begin to count after as_of with no new evidence."""
    return united([_beginning(tables, terms, known_at, at) for at in _openings(terms)])


_AHEAD = 4000
"""Days after as_of for which a calendar is made where something may come to hold late; eleven years."""


def calendar(terms: Terms, ahead: int) -> Table:
    """Return (life, day, until): when an event of that day stops counting.

    For every day that matters on as_of, and `ahead` days after it.
    """
    lasting = [(number, life) for number, life in enumerate(terms.lives) if life.ends]
    found = [(number, *end) for number, life in lasting for end in _ends(life, terms.as_of, ahead)]
    life, day, until = ([row[column] for row in found] for column in range(3))
    columns = {"cal_life": pa.array(life, pa.int32()), "cal_day": pa.array(day, pa.int32())}
    return ibis.memtable(pa.table(columns | {"cal_until": pa.array(until, pa.int32())}))


def _ends(life: Life, as_of: int, ahead: int) -> Iterator[tuple[int, int]]:
    return ((day, life.until(day)) for day in range(life.first(as_of), min(as_of + ahead, NEVER) + 1))


def _openings(terms: Terms) -> list[int]:
    """Return the days from which terms may take in pairs that do not count now: as_of, and later versions' starts."""
    return [terms.as_of, *sorted({t.in_force_from for t in terms.all if t.in_force_from > terms.as_of})]


def _beginning(tables: Mapping[str, Table], terms: Terms, known_at: int | None, opening: int) -> Table:
    """Return the pairs that begin after as_of under the terms that are in force from `opening` on.

    At as_of these are the terms in force now, and an event begins when it occurs or comes to hold; at a later opening
    a new version takes in what is alive by then.
    """
    now = opening == terms.as_of
    chosen = terms.now if now else tuple(t for t in terms.all if t.in_force_from == opening)
    found = events(
        tables, terms.book.derive, known_at=known_at,
        keep=lambda part: part.starts_on > terms.as_of if now else part.occurred_on >= FIRST_DAY,
    )  # fmt: skip
    found = found.mutate(begins_on=ibis.greatest(found.starts_on, ibis.literal(opening, "int32")))
    # roomy: nobody adds these up, and the packed words of today have no room for what later versions may be worth
    table = _table(Plan(terms, roomy=True), chosen, opening)
    pairs = _paired(_lasting(found, found.begins_on), table)
    pairs = pairs.select("company_no", "occurred_on", "begins_on", "lasts", "life", "dated_life", "in_force_until")
    beginning = pairs.filter(pairs.begins_on < pairs.in_force_until)
    by_document = (beginning.dated_life != _NONE) & (beginning.lasts > beginning.begins_on)
    life = ibis.ifelse(by_document, beginning.dated_life, beginning.life)
    beginning = beginning.select("company_no", "occurred_on", "begins_on", life=life)
    late = any(delayed(d.from_, d.where) for d in terms.book.derive)
    return (outliving(beginning, terms) if late else beginning).select("company_no", "begins_on")


def outliving(rows: Table, terms: Terms) -> Table:
    """Return the rows whose life (a column of positions in `terms.lives`) has not run out before they begin."""
    ends = calendar(terms, _AHEAD)
    joined = rows.left_join(ends, (rows.life == ends.cal_life) & (rows.occurred_on == ends.cal_day))
    return joined.filter(joined.cal_until.isnull() | (joined.cal_until > joined.begins_on))


def _lasting(events: Table, day: IntegerValue) -> Table:
    """Return the events with `lasts`, one number for how an event lasts on a day.

    It is the end that the document names where that is still to come, and the day of the event where the document
    names none; so the later, the longer it lasts. What was revoked, or whose document has passed, has the least of all.
    """
    lasts = ibis.cases(
        (events.stops_on <= day, _STOPPED),
        (events.document_until.isnull(), events.occurred_on),
        (events.document_until > day, events.document_until),
        else_=_OVER,
    )
    return events.mutate(lasts=lasts.cast("int32"))


def _young(events: Table, terms: Terms) -> Table:
    """Leave out most of the events that are too old for every term, before they are looked up one by one.

    Terms that do not ask for the document take in events of any `lasts`; theirs all stay. The two tests are added up
    because an engine then makes them over whole columns: asking for one of them or the other took twice as long.
    """
    asking = [term for term in terms.now if term.dated is not None]
    if not asking:
        return events
    first = min(_lasts_from(term, terms.as_of) for term in asking)
    others = sorted({term.event for term in terms.now if term.dated is None})
    tests = [events.lasts >= first, *([events.event.isin(others)] if others else [])]
    return events.filter(reduce(add, (test.cast("int32") for test in tests)) > 0)


def _paired(events: Table, table: Table) -> Table:
    """Join events that know how they last to the terms that count them.

    The join has the event's code for its only key, which an engine that reads codes from a dictionary looks up once
    for each code, and compares no more than whole numbers.
    """
    return events.join(
        table,
        [
            events.event == table.term_event,
            events.lasts >= table.lasts_from,
            events.occurred_on >= table.occurs_from,
            events.occurred_on < table.occurs_until,
        ],
    )


def _table(plan: Plan, chosen: Iterable[Term], as_of: int) -> Table:
    """Return the terms as a relation, with the thresholds that hold on `as_of`.

    A term that asks the document takes in an event that lasts by it, or, where it names no end, one young enough; to
    any other term a document means nothing.
    """
    lives = {life: number for number, life in enumerate(plan.terms.lives)}
    data = [
        {
            "term_event": t.event, "occurs_from": max(t.occurs_from, (t.dated or t.life).first(as_of)),
            "occurs_until": t.occurs_until, "lasts_from": _lasts_from(t, as_of),
            "term_no": t.no, "kind": int(t.kind), "points": t.points,
            "bucket": plan.places[t.no], "flag": plan.flag_of(t), "barred": _BARRED.get(t.kind),
            "life": lives[t.life], "dated_life": _NONE if t.dated is None else lives[t.dated],
            "document_from": NEVER + 1 if t.dated is None else as_of + 1,
            "in_force_until": min(t.in_force_until, NEVER),
            **_words(plan, t),
        }
        for t in chosen
    ]  # fmt: skip
    schema = pa.schema([*_SCHEMA, *((name, pa.float64()) for name in _words(plan, None))])
    return ibis.memtable(pa.Table.from_pylist(data, schema=schema))


def _lasts_from(term: Term, as_of: int) -> int:
    """Return the least `lasts` of an event that a term takes in; one that does not ask the document takes in any."""
    return _OVER if term.dated is None else term.life.first(as_of)


def _words(plan: Plan, term: Term | None) -> dict[str, int]:
    """Return what an event of this term adds to each packed word."""
    packed = plan.packed
    if packed is None:
        return {}
    place, points = (-1, 0) if term is None else (plan.places[term.no], term.points)
    return {f"word_{word}": packed.word_of(word, place, points) for word in range(packed.words)}
