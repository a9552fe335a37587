"""Every event of the evidence in one relation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ibis.expr.types import BooleanValue, Table

from credit.scoring.events import EVENT_COLUMNS, PROVENANCE, events
from models.values.periods import NEVER
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, relations, run

_LATE = minimal_rulebook().derive
Keep = Callable[[Table], BooleanValue]
_MOMENT = 1_700_000_000_000_000


def _all(part: Table) -> BooleanValue:
    return part.company_no >= 0


def _events(derive: Any = (), known_at: int | None = None, keep: Keep = _all, **rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - rows
    return run(relations(**rows), lambda t: events(t, derive, known_at=known_at, keep=keep, provenance=True))


def test_a_record_is_an_event_as_it_came() -> None:
    """Its days, its document's end and its quantity are taken over, and where it comes from."""
    row = {"occurred_on": "2024-03-01", "valid_until": "2024-09-01", "revoked_on": "2024-05-01", "quantity": 3}
    (event,) = _events(records=[row])

    assert tuple(event) == (*EVENT_COLUMNS, *PROVENANCE)
    assert list(event.values()) == [
        0, "award", day("2024-03-01"), day("2024-03-01"), day("2024-05-01"), day("2024-09-01"), 3, "records", "r0",
    ]  # fmt: skip


def test_what_was_recorded_at_the_moment_was_known() -> None:
    """`known_at` includes its own microsecond and not the next one, for records and for derived events."""
    records = [{"recorded_at": _MOMENT + late} for late in (0, 1)]
    complaints = [{"received_at": "2023-01-01", "recorded_at": _MOMENT + late} for late in (0, 1)]
    found = _events(_LATE, _MOMENT, records=records, complaints=complaints)

    assert sorted(event["source_id"] for event in found) == ["c0", "r0"]
    assert len(_events(_LATE, records=records, complaints=complaints)) == 4


def test_a_derived_event_counts_once() -> None:
    """A row of another table is one event without a document, from the day on which its conditions hold."""
    (event,) = _events(_LATE, complaints=[{"received_at": "2024-03-01"}])

    assert (event["event"], event["quantity"], event["document_until"]) == ("complaint.late", 1, None)
    assert (event["starts_on"] - event["occurred_on"], event["stops_on"]) == (11, NEVER)
    assert (event["source_table"], event["source_id"]) == ("complaints", "c0")


def test_an_event_derived_from_a_record_keeps_what_the_record_says() -> None:
    """Quantity, revocation and the document's end go with it; the record itself stays an event."""
    derive = minimal_rulebook(
        derive=[{"event": "award.high", "from": "records", "where": {"level": "national"}, "on": "occurred_on"}]
    ).derive
    row = {"level": "national", "quantity": 2, "revoked_on": "2024-05-01", "valid_until": "2024-09-01"}
    first, second = sorted(_events(derive, records=[row]), key=lambda event: str(event["event"]))

    assert (first.pop("event"), second.pop("event")) == ("award", "award.high")
    assert first == second


def test_a_derived_event_is_never_derived_from_again() -> None:
    """A derivation reads the evidence, not what another derivation made of it."""
    chain = [
        {"event": f"step{n + 1}", "from": "records", "where": {"event": f"step{n}"}, "on": "occurred_on"}
        for n in (0, 1)
    ]
    found = _events(minimal_rulebook(derive=chain).derive, records=[{"event": "step0"}])

    assert sorted(event["event"] for event in found) == ["step0", "step1"]


def test_only_what_is_wanted_is_read() -> None:
    """`keep` is asked of records and of derived events alike, by the columns of an event."""
    complaints = [{"received_at": "2024-03-01"}, {"received_at": "2024-04-01"}]
    records = [{"occurred_on": "2024-03-01"}, {"occurred_on": "2024-04-01"}]
    found = _events(
        _LATE, keep=lambda part: part.occurred_on > day("2024-03-01"), complaints=complaints, records=records
    )

    assert sorted(event["source_id"] for event in found) == ["c1", "r1"]
