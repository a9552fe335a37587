"""A step cannot be kept without what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError

from credit.complaints.steps import SAYS
from models.tables import ComplaintStep, engine_for, writing
from tests.builders.complaint_register import new_register
from tests.builders.complaints import AT, step
from web.register.complaints.rows import step_cells

REFUSED = [
    ("satisfaction", {"move": "rate", "satisfaction": 6}),
    ("satisfaction_of_its_moves", {"move": "rate"}),
    ("document_is_given", {"move": "close"}),
    ("reason_is_given", {"move": "refuse"}),
    ("something_is_found", {"move": "find", "reason": "r", "document": "d"}),
    ("move", {"move": "vanish"}),
    ("level_of_its_moves", {"move": "accept", "level": "city"}),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Yield a register that does not ask whether references exist."""
    engine = engine_for(new_register(Path(tmp_path_factory.mktemp("steps"))))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(("name", "says"), REFUSED, ids=[name for name, _ in REFUSED])
def test_a_step_without_what_it_says_is_refused(engine: Engine, name: str, says: dict[str, Any]) -> None:
    """The database itself names the constraint."""
    row = {"complaint_id": "c", "turn": 1, "role": "desk", "by_office": "o", "at": AT, **says}
    with pytest.raises(IntegrityError, match=name), writing(engine) as session:
        session.connection().execute(insert(ComplaintStep), [row])


def test_the_columns_are_those_of_a_step() -> None:
    """Nothing that a step may say is lost on the way into the table."""
    move = next(iter(SAYS))

    assert set(step_cells(step(move))) <= set(ComplaintStep.model_fields)
