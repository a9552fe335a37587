"""The clerk puts acts on record with the rows they answer for."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest

from models.record import entry_named, sequence
from models.record.clerk import Deed, enter_each
from models.record.sources import KeptRecord
from models.tables import Company
from tests.builders.record import Recorded, a_clerk, writing_to


def test_an_act_goes_in_with_its_content(empty: str) -> None:
    """Moment, turn and facts stand in the content, and the digest commits to them."""
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        clerk.enter("draw.made", "draw/1")
        entry = entry_named(session, clerk.enter("draw.made", "draw/2", {"drawn": ["甲"]}))

    assert entry is not None
    assert entry.commits
    assert entry.facts == {"at": "2024-07-01T01:00:00.000000Z", "drawn": ["甲"], "parts": {}, "turn": 1}


def test_rows_and_entry_are_one_transaction(empty: str) -> None:
    """Where something fails after the entry, neither the rows nor the entry are there."""
    with suppress(ZeroDivisionError), writing_to(empty) as session:
        session.add(Company(company_id="X1", name="新物业"))
        a_clerk(session).enter("draw.made", "draw/1")
        raise ZeroDivisionError
    with writing_to(empty) as session:
        assert (sequence(session), session.get(Company, "X1")) == (0, None)


def test_equal_acts_have_different_digests(empty: str) -> None:
    """The salt sees to it that nobody recognises a content by its digest."""
    with writing_to(empty) as session:
        digests = {a_clerk(session).enter("draw.made", "draw/1") for _ in range(3)}

    assert len(digests) == 3


def test_the_rows_of_an_act_are_attached(recorded: Recorded) -> None:
    """What a part names is the lines of just its rows, read back from the database."""
    with writing_to(recorded.url) as session:
        session.add(Company(company_id="X1", name="新物业"))
        keys: dict[str, list[object]] = {"id": [], "import_id": [], "company_id": ["X1"], "community_id": []}
        entry = entry_named(session, a_clerk(session).enter("evidence.package", "import/9", keys=keys))
        assert entry is not None
        data = KeptRecord(session).blob(entry.facts["parts"]["companies"]["digest"])

    assert (
        data
        == (
            '{"company_id":"X1","legal_representative_commitment":null,"name":"新物业",'
            '"participates":true,"registered_on":null}\n'
        ).encode()
    )


def test_acts_entered_together_are_as_if_one_by_one(empty: str) -> None:
    """Same content, turns among those of one moment, and each names the lines of its own rows."""
    with writing_to(empty) as session:
        session.add_all([Company(company_id=name, name=name) for name in ("X1", "X2", "X3")])
        keys: list[dict[str, list[object]]] = [
            {"id": [], "import_id": [], "company_id": [name], "community_id": []} for name in ("X2", "X1", "X3")
        ]
        clerk = a_clerk(session)
        alone = [clerk.enter("evidence.package", "import/9", {"rows": 1}, one) for one in keys[:2]]
        deeds = [Deed("import/9", clerk.at, one, {"rows": 1}) for one in keys[:2]]
        later = Deed("import/9", clerk.at + timedelta(seconds=1), keys[2], {"rows": 1})
        together = enter_each(session, "evidence.package", [*deeds, later], clerk.entropy)
        one, two = ([entry_named(session, digest) for digest in named] for named in (alone, together))

    assert [entry.facts for entry in one if entry] == [entry.facts for entry in two[:2] if entry]
    assert [entry.facts["turn"] for entry in two if entry] == [0, 1, 0]


def test_an_unknown_act_is_refused(empty: str) -> None:
    """What is not in the table of acts cannot be entered by mistake."""
    with writing_to(empty) as session, pytest.raises(KeyError, match="guess"):
        a_clerk(session).enter("rating.guess", "run/1")
