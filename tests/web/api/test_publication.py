"""What is public, and what is not there."""

from __future__ import annotations

import pytest
from sqlmodel import Session

from models.tables import engine_for
from web.api.problems import ApiProblem
from web.api.publication import known, shown_run


def test_the_newest_publication_is_shown(city: str) -> None:
    """With its run."""
    engine = engine_for(city)
    with Session(engine) as session:
        assert shown_run(session).run_id == 12
    engine.dispose()


def test_what_was_not_found_is_told() -> None:
    """A row that is none, and no rows."""
    known(object(), "x")
    nothings: tuple[object, ...] = (None, [])
    for nothing in nothings:
        with pytest.raises(ApiProblem):
            known(nothing, "x")
