"""What may be put on record of how an estate is served, and every reason why something may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bidding.modes.events import ModeEvent, enter, mode_problems, running
from models.errors import RefusedError
from tests.builders.modes import TODAY, ZHUJI, begun, described, ended


def _whats(events: tuple[ModeEvent, ...], event: ModeEvent, company: str | None = None) -> str:
    return "; ".join(f"{one.where}: {one.what}" for one in mode_problems(events, event, ZHUJI, TODAY, company))


def test_what_follows_is_entered() -> None:
    """Described, begun, ended, and begun anew on the same day."""
    found: tuple[ModeEvent, ...] = ()
    for event in (described(fit="no"), begun(), ended(date(2024, 4, 1)), begun("self_run", date(2024, 4, 1))):
        found = enter(found, event, ZHUJI, TODAY, None)

    assert [str(one.move) for one in found] == ["describe", "begin", "end", "begin"]
    assert found[1].mode == "community_trust"


def test_all_reasons_come_at_once() -> None:
    """A beginning out of order, while another runs, of nobody, of no service, ending before it begins."""
    late = begun("self_run", date(2024, 1, 15), date(2024, 1, 1), provider="", basics=["parking"])

    with pytest.raises(RefusedError) as caught:
        enter((described(), begun(on=date(2024, 1, 10)), described(on=date(2024, 3, 1))), late, ZHUJI, TODAY, None)

    words = ("lie before the event", "still runs", "who gives", "parking: no basic", "end before it begins")
    assert all(word in str(caught.value) for word in words)


def test_a_contract_is_not_recorded_twice() -> None:
    """Professional service follows from the contract, and no mode begins while a company serves (Civil Code 284)."""
    assert "Civil Code art. 284: professional service follows" in _whats((described(),), begun("professional"))
    assert "the company C1 serves the estate" in _whats((described(),), begun(), company="C1")


def test_an_estate_is_described_first() -> None:
    """A mode and an end need it, and nothing lies ahead."""
    assert _whats((), begun()) == "begin: it is not on record what the estate is"
    assert "its place is not named" in _whats((), replace(described(), details={"kind": "old"}))
    assert "2024-06-02 lies ahead" in _whats((), described(on=date(2024, 6, 2)))


def test_a_description_keeps_to_the_table() -> None:
    """Its kind is known, its traits are those that the place asks of such an estate, each with a known value."""
    assert "'tower' is no kind" in _whats((), described("tower"))
    assert "does not ask 'fit'" in _whats((), described("relocation", fit="yes"))
    assert "art. 21: 'maybe' is no value" in _whats((), described(fit="maybe"))


def test_an_end_has_something_to_end() -> None:
    """And a reason."""
    found = _whats((described(),), ended(date(2024, 4, 1), ""))

    assert "no recorded mode runs" in found
    assert "no reason is given" in found


def test_a_mode_runs_to_its_end() -> None:
    """Until its end or its term, whichever comes first; an end on its first day says that it never ran."""
    events = (described(), begun(until=date(2024, 5, 1)))

    assert running(events, date(2024, 4, 30)) is not None
    assert running(events, date(2024, 5, 1)) is None
    assert running((*events, ended(date(2024, 2, 1))), date(2024, 2, 1)) is None
