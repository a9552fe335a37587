"""Evaluations as everybody may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.evaluation.proceedings import Event, Proceeding
from models.migrations import upgrade
from models.record import Erasure, erase_cells
from tests.builders.proceedings import OPENS, event, whole
from tests.builders.record import a_clerk, writing_to
from tests.builders.tenders import a_tender
from web.register.evaluations.events import add_event, opened_parts
from web.register.evaluations.results import disclosed_evaluations

T = ("zj-2024-001", "lot-1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a register with one closed evaluation."""
    upgrade(url := f"sqlite:///{tmp_path}/register.db")
    with writing_to(url) as found:
        clerk = a_clerk(found, OPENS)
        for one in whole().events:
            add_event(clerk, *T, _given(one))
        yield found


def _given(one: Event) -> Callable[[Proceeding], Event]:
    return lambda _: one


def _disclosed(session: Session) -> None:
    opened = {"award": "ZB-17", "opened": opened_parts(session, *T)}
    add_event(a_clerk(session, OPENS), *T, _given(event("disclose", (opened, None), 30)))


def test_nothing_is_shown_before_it_is_disclosed(session: Session) -> None:
    """Marks are sealed until then; afterwards the whole evaluation is derived again."""
    assert disclosed_evaluations(session, a_tender()) == {}
    _disclosed(session)

    (found,) = disclosed_evaluations(session, a_tender()).items()
    assert (found[0], len(found[1].ranking)) == ("lot-1", 3)


def test_what_was_erased_cannot_be_derived(session: Session) -> None:
    """It is left out, and the page goes on."""
    _disclosed(session)
    erase_cells(
        a_clerk(session, OPENS),
        Erasure("evaluation_events", "zj-2024-001/lot-1/2", ("sealed",), "pipl", "47", "office"),
    )

    assert disclosed_evaluations(session, a_tender()) == {}
