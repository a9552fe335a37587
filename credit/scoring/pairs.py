"""Events paired with the terms that name them: which pair counts on as_of, and which will later.

The pairs of an event and a version of a rule are what a rating is made of. Everything here compares whole numbers; no
engine does calendar arithmetic (see `credit.scoring.terms`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import ibis
import pyarrow as pa
from ibis.expr.types import BooleanValue, Table

from credit.scoring.events import events
from credit.scoring.plan import Plan
from credit.scoring.rows import delayed
from credit.scoring.terms import Term, Terms
from models.values.periods import FIRST_DAY, NEVER

__all__ = ["calendar", "counting", "outliving", "upcoming"]

_SCHEMA = pa.schema(
    {
        "term_no": pa.int32(), "term_event": pa.string(), "kind": pa.int32(), "points": pa.int64(),
        "bucket": pa.int32(), "flag": pa.int64(),
        "life": pa.int32(), "dated_life": pa.int32(), "is_dated": pa.bool_(),
        "occurs_from": pa.int32(), "occurs_until": pa.int32(), "undated_from": pa.int32(),
        "in_force_from": pa.int32(), "in_force_until": pa.int32(),
    }
)  # fmt: skip
_NO_LIFE = -1


def counting(tables: Mapping[str, Table], plan: Plan, known_at: int | None, *, provenance: bool = False) -> Table:
    """Return the pairs that count on as_of; the plan says where the points of each term are added.

    Adds to the event's columns those of the term, and `life`, the position in `terms.lives` of the life it has.
    """
    terms = plan.terms
    found = events(
        tables, terms.book.derive, known_at=known_at, provenance=provenance, keep=lambda part: _can_live(part, terms)
    )
    pairs = _joined(found, _table(plan, terms.now, terms.as_of))
    return pairs.filter(_in_range(pairs), _alive(pairs, terms.as_of, terms.now))


def upcoming(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Table:
    """Return company_no and begins_on of every pair that will begin to count after as_of with no new evidence."""
    later = [_beginning(tables, terms, known_at, at) for at in _openings(terms)]
    return ibis.union(*later) if len(later) > 1 else later[0]


_AHEAD = 4000
"""Days after as_of for which a calendar is made where something may come to hold late; eleven years."""


def calendar(terms: Terms, ahead: int = 0) -> Table:
    """Return (life, day, until): when an event of that day stops counting.

    For every day that matters on as_of, and `ahead` days after it.
    """
    found = [
        (number, day, life.until(day))
        for number, life in enumerate(terms.lives)
        if life.ends
        for day in range(life.first(terms.as_of), min(terms.as_of + ahead, NEVER) + 1)
    ]
    life, day, until = ([row[column] for row in found] for column in range(3))
    columns = {"cal_life": pa.array(life, pa.int32()), "cal_day": pa.array(day, pa.int32())}
    return ibis.memtable(pa.table(columns | {"cal_until": pa.array(until, pa.int32())}))


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
    pairs = _joined(found, _table(Plan(terms), chosen, opening))
    begins = ibis.greatest(pairs.starts_on, ibis.literal(opening, "int32"))
    life = ibis.ifelse(pairs.is_dated & pairs.document_until.notnull(), pairs.dated_life, pairs.life)
    pairs = pairs.mutate(begins_on=begins, life=life)
    lasting = (pairs.stops_on > pairs.begins_on) & (pairs.begins_on < pairs.in_force_until)
    alive = _alive(pairs, pairs.begins_on, chosen)
    beginning = pairs.filter(_in_range(pairs), lasting, alive).select("company_no", "life", "occurred_on", "begins_on")
    late = any(delayed(d.from_, d.where) for d in terms.book.derive)
    return (outliving(beginning, terms) if late else beginning).select("company_no", "begins_on")


def outliving(rows: Table, terms: Terms) -> Table:
    """Return the rows whose life (a column of positions in `terms.lives`) has not run out before they begin."""
    ends = calendar(terms, _AHEAD)
    joined = rows.left_join(ends, (rows.life == ends.cal_life) & (rows.occurred_on == ends.cal_day))
    return joined.filter(joined.cal_until.isnull() | (joined.cal_until > joined.begins_on))


def _joined(events: Table, table: Table) -> Table:
    return events.join(table, events.event == table.term_event)


def _in_range(pairs: Table) -> BooleanValue:
    return (pairs.occurred_on >= pairs.occurs_from) & (pairs.occurred_on < pairs.occurs_until)


def _alive(pairs: Table, after: int | ibis.Value, chosen: Iterable[Term]) -> BooleanValue:
    undated = pairs.occurred_on >= pairs.undated_from
    if not any(term.dated for term in chosen):
        return undated
    return ibis.ifelse(pairs.is_dated & pairs.document_until.notnull(), pairs.document_until > after, undated)


def _can_live(part: Table, terms: Terms) -> BooleanValue:
    """Return what any counting event meets, cheap to test while reading: begun, not stopped, young enough or dated.

    Most terms share one life; events of the few that live longer are let through by their code.
    """
    begun = (part.starts_on <= terms.as_of) & (part.stops_on > terms.as_of)
    firsts = {term: max(term.occurs_from, term.life.first(terms.as_of)) for term in terms.now}
    usual = max(Counter(firsts.values()).items(), key=lambda found: found[1], default=(NEVER, 0))[0]
    older = sorted({term.event for term, first in firsts.items() if first < usual})
    alive = part.occurred_on >= usual
    if older:
        alive = alive | part.event.isin(older)
    if any(term.dated for term in terms.now):
        alive = alive | (part.document_until > terms.as_of)
    return begun & alive


def _first(term: Term, as_of: int) -> int:
    lives = [life.first(as_of) for life in (term.life, term.dated) if life is not None]
    return max(term.occurs_from, min(lives))


def _table(plan: Plan, chosen: Iterable[Term], as_of: int) -> Table:
    """Return the terms as a relation, with the thresholds that hold on `as_of`."""
    lives = {life: number for number, life in enumerate(plan.terms.lives)}
    data = [
        {
            "term_no": t.no, "term_event": t.event, "kind": int(t.kind), "points": t.points,
            "bucket": plan.places[t.no], "flag": plan.flag_of(t),
            "life": lives[t.life], "is_dated": t.dated is not None,
            "dated_life": _NO_LIFE if t.dated is None else lives[t.dated],
            "occurs_from": _first(t, as_of), "occurs_until": t.occurs_until, "undated_from": t.life.first(as_of),
            "in_force_from": t.in_force_from, "in_force_until": min(t.in_force_until, NEVER),
        }
        for t in chosen
    ]  # fmt: skip
    return ibis.memtable(pa.Table.from_pylist(data, schema=_SCHEMA))
