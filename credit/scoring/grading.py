"""From points to a grade: the table, the statuses, the vetoes, the blacklist, and who may enter a tender."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

import ibis
from ibis.expr.types import BooleanValue, Table, Value

from credit.rulebook.shapes import GradeRow
from credit.scoring.plan import Plan
from credit.scoring.terms import Kind

__all__ = ["NOT_PARTICIPATING", "NO_PROJECT", "RATED", "graded"]

RATED, NOT_PARTICIPATING, NO_PROJECT = "rated", "not_participating", "no_project"


def graded(joined: Table, plan: Plan) -> Table:
    """Return the ratings: one row per company with exactly one status, and a grade where the rulebook gives one."""
    serves = joined.serves == 1
    status = ibis.cases((~joined.participates, NOT_PARTICIPATING), (~serves, NO_PROJECT), else_=RATED)
    joined = joined.mutate(status=status, place=_place(joined, plan), blacklisted=_blacklisted(joined, plan))
    by_table = ibis.cases(*((joined.place == n, grade) for n, grade in enumerate(plan.terms.grades)), else_="")
    joined = joined.mutate(grade=_by_status(joined, plan, by_table))
    eligible = joined.grade.isin(plan.terms.book.eligible.grades) & ~joined.blacklisted
    components = {name: joined[f"component_{name}"].cast("int64") for name in plan.terms.book.components}
    columns = ("score", "grade", "status", "blacklisted")
    return joined.select("company_no", **components, **{c: joined[c] for c in columns}, eligible=eligible,
                         next_change_on=joined.next_change_on)  # fmt: skip


def _place(joined: Table, plan: Plan) -> Value:
    """Return the position of the grade: the first row whose conditions all hold, or the veto's where that is worse."""
    places = {grade: ibis.literal(place, "int32") for place, grade in enumerate(plan.terms.grades)}
    branches = [(_holds(joined, plan, row), places[row.grade]) for row in plan.terms.book.grades]
    place = ibis.cases(*branches, else_=ibis.literal(len(plan.terms.grades) - 1, "int32"))
    vetoes = [term.at_best for term in plan.terms.now if term.kind is Kind.VETO]
    if not vetoes:
        return place
    worst = ibis.cases(
        *(((joined.flags & (1 << n)) != 0, ibis.literal(n, "int32")) for n in sorted(set(vetoes), reverse=True)),
        else_=ibis.literal(0, "int32"),
    )
    return ibis.greatest(place, worst)


def _holds(joined: Table, plan: Plan, row: GradeRow) -> BooleanValue:
    conditions = [_anything(joined, plan, name) for name in row.with_]
    conditions += [~_anything(joined, plan, name) for name in row.without]
    if row.at_least is not None:
        conditions.append(joined.score >= row.at_least)
    return reduce(and_, conditions, ibis.literal(value=True))


def _anything(joined: Table, plan: Plan, component: str) -> BooleanValue:
    """Return whether an event with points other than zero counts in the component."""
    inside = [n for n in plan.marked if plan.buckets[n].component == component]
    return reduce(or_, (_counts(joined, plan, n) for n in inside), ibis.literal(value=False))


def _counts(joined: Table, plan: Plan, number: int) -> BooleanValue:
    if number in plan.flags:
        return (joined.flags & plan.flags[number]) != 0
    return joined[f"mark_{number}" if number in plan.mixed else f"sum_{number}"] != 0


def _blacklisted(joined: Table, plan: Plan) -> Value:
    """Return whether a trigger counts that no decision to lift has come after or together with (see `sums`)."""
    if Kind.BLACK not in plan.kinds:
        return ibis.literal(value=False)
    return (joined.last_barred % 2 == 0).fill_null(ibis.literal(value=False))


def _by_status(joined: Table, plan: Plan, by_table: Value) -> Value:
    named = {status: grade for status, grade in plan.terms.book.status_grades.items() if grade is not None}
    branches = [(joined.status == status, ibis.literal(grade)) for status, grade in named.items()]
    return ibis.cases(*branches, else_=by_table) if branches else by_table
