"""Every event of the evidence in one relation: the records as they came, and what a rulebook derives from rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis
from ibis.expr.types import BooleanValue, Table

from credit.rulebook.shapes import Derivation
from credit.scoring.rows import ID_COLUMNS, rows
from credit.scoring.sparse import united

__all__ = ["EVENT_COLUMNS", "PROVENANCE", "events"]

EVENT_COLUMNS = ("company_no", "event", "occurred_on", "starts_on", "stops_on", "document_until", "quantity")
"""Columns of the events relation; days as day numbers, `document_until` null where the document names no end.

`stops_on` is null, or NEVER, where an event never stops.
"""
PROVENANCE = ("source_table", "source_id")
"""Where an event comes from; read only where contributions are asked for."""


def events(
    tables: Mapping[str, Table],
    derive: tuple[Derivation, ...],
    *,
    known_at: int | None,
    keep: Callable[[Table], BooleanValue],
    provenance: bool = False,
) -> Table:
    """Return the events known at a moment (microseconds of UTC; None: all that is in the evidence).

    `keep` says which are wanted, from EVENT_COLUMNS. It is asked of each part before they are put together: so an
    engine tests it while it reads, and never has to keep all events because two readers want different ones.
    """
    known = {name: _known(tables[name], known_at) for name in ID_COLUMNS}
    parts = [_records(known["records"])]
    parts += [_derived(known[d.from_], d) for d in derive]
    columns = EVENT_COLUMNS + (PROVENANCE if provenance else ())
    return united([part.filter(keep(part)).select(*columns) for part in parts])


def _known(table: Table, known_at: int | None) -> Table:
    return table if known_at is None else table.filter(table.recorded_at <= known_at)


def _records(table: Table) -> Table:
    return table.select(
        "company_no",
        "event",
        "occurred_on",
        starts_on=table.occurred_on,
        stops_on=table.revoked_on,
        document_until=table.valid_until,
        quantity=table.quantity,
        source_table=ibis.literal("records"),
        source_id=table.record_id,
    )


def _derived(table: Table, derivation: Derivation) -> Table:
    found = rows(table, derivation.from_, derivation.where, derivation.on)
    of_record = derivation.from_ == "records"
    return found.select(
        "company_no",
        "occurred_on",
        "starts_on",
        "stops_on",
        event=ibis.literal(derivation.event),
        document_until=found.valid_until if of_record else ibis.null("int32"),
        quantity=found.quantity if of_record else ibis.literal(1, "int64"),
        source_table=ibis.literal(derivation.from_),
        source_id=found[ID_COLUMNS[derivation.from_]],
    )
