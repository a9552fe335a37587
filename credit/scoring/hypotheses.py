"""What a rating would be if: copies of a company with other evidence, rated together by the very same expression."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence import FACTS
from credit.scoring.expression import SUPPOSED, supposed_column
from credit.scoring.rating import ENGINES, Rated, relation, scored
from credit.scoring.rows import ID_COLUMNS
from credit.scoring.terms import Terms
from models.values.moments import moment_number
from models.values.periods import NEVER, day_number

__all__ = ["Hypothesis", "Verdict", "suppose"]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A company as it would be without some rows of its evidence, with new events on the day, with other measures."""

    company_id: str
    without: frozenset[tuple[str, str]] = frozenset()
    """(table, id) of rows taken out, as if revoked or repaired."""
    added: tuple[tuple[str, int], ...] = ()
    """(event, quantity) of records that come in."""
    participates: bool | None = None
    measures: tuple[tuple[str, int], ...] = ()
    """(id of a measure in force, what it comes to in thousandths)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the expression makes of a hypothesis; score in thousandths."""

    score: int
    grade: str
    eligible: bool


def suppose(rated: Rated, hypotheses: Sequence[Hypothesis]) -> tuple[Verdict, ...]:
    """Return the verdict on each hypothesis, under the rulebook and on the day of a run."""
    if not hypotheses:
        return ()
    terms = Terms(rated.book, day_number(rated.as_of))
    known = None if rated.known_at is None else moment_number(rated.known_at)
    with ENGINES[rated.engine]({**_facts(rated, hypotheses), **_supposed(terms, hypotheses)}) as session:
        rows = scored(session, terms, known).sort_by("company_no")
    columns = (rows[name].to_pylist() for name in ("score", "grade", "eligible"))
    return tuple(Verdict(*row) for row in zip(*columns, strict=True))


def _facts(rated: Rated, hypotheses: Sequence[Hypothesis]) -> Mapping[str, pa.Table]:
    tables = {name: relation(rated.facts, name) for name in rated.facts.tables}
    companies = tables["companies"]
    numbers = {company_id: number for number, company_id in enumerate(companies["company_id"].to_pylist())}
    copies = [numbers[h.company_id] for h in hypotheses]
    copied = {name: _copied(table, name, copies, hypotheses) for name, table in tables.items() if name in _OWNED}
    copied["records"] = pa.concat_tables([copied["records"], _added(rated, hypotheses)])
    taking_part = [
        bool(part if h.participates is None else h.participates)
        for h, part in zip(hypotheses, pc.take(companies["participates"], pa.array(copies)).to_pylist(), strict=True)
    ]
    copied["companies"] = pa.table(
        [pa.array(range(len(copies)), pa.int32()), pc.take(companies["company_id"], pa.array(copies)),
         pc.take(companies["name"], pa.array(copies)), pa.array(taking_part)], schema=FACTS["companies"],
    )  # fmt: skip
    return copied | {"communities": tables["communities"]}


def _supposed(terms: Terms, hypotheses: Sequence[Hypothesis]) -> Mapping[str, pa.Table]:
    """Return what measures are supposed to be, where any is: without it the expression of the run itself will do."""
    if not any(hypothesis.measures for hypothesis in hypotheses):
        return {}
    columns: dict[str, list[int | None]] = {
        supposed_column(number): [dict(hypothesis.measures).get(measure.id) for hypothesis in hypotheses]
        for number, (_, _, measure) in enumerate(terms.measures)
    }
    numbers = pa.array(range(len(hypotheses)), pa.int32())
    return {SUPPOSED: pa.table({"company_no": numbers, **{n: pa.array(v, pa.int64()) for n, v in columns.items()}})}


_OWNED = (*ID_COLUMNS, "service_periods")


def _copied(table: pa.Table, name: str, copies: Sequence[int], hypotheses: Sequence[Hypothesis]) -> pa.Table:
    """Return the company's rows once for each copy, numbered by the copy, without those taken out."""
    owners = table["company_no"].to_numpy()
    order = np.argsort(owners, kind="stable")
    starts, ends = (np.searchsorted(owners[order], copies, side=side) for side in ("left", "right"))
    sizes = ends - starts
    positions = np.concatenate([order[start:end] for start, end in zip(starts, ends, strict=True)])
    numbers = np.repeat(np.arange(len(copies), dtype=np.int32), sizes)
    rows = table.take(pa.array(positions, pa.int64()))
    rows = rows.set_column(table.column_names.index("company_no"), FACTS[name].field("company_no"), pa.array(numbers))
    return _without(rows, name, hypotheses)


def _without(rows: pa.Table, name: str, hypotheses: Sequence[Hypothesis]) -> pa.Table:
    taken = {(n, row_id) for n, h in enumerate(hypotheses) for table, row_id in h.without if table == name}
    if not taken:
        return rows
    keys = zip(rows["company_no"].to_pylist(), rows[ID_COLUMNS[name]].to_pylist(), strict=True)
    return rows.filter(pa.array([key not in taken for key in keys]))


def _added(rated: Rated, hypotheses: Iterable[Hypothesis]) -> pa.Table:
    today = day_number(rated.as_of)
    rows = [
        {"company_no": number, "record_id": f"hypothesis-{number}-{place}", "event": event, "occurred_on": today,
         "valid_until": NEVER, "quantity": quantity, "recorded_at": -(1 << 62)}
        for number, hypothesis in enumerate(hypotheses)
        for place, (event, quantity) in enumerate(hypothesis.added)
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=FACTS["records"])
