"""Responsible persons of a blacklisting: named only where the law allows it, in the vault alone, and erased from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from credit.standing.law_shapes import ListLaw, Persons
from credit.standing.laws import law_for
from credit.standing.listing import Move, Role, Step
from models.errors import RefusedError
from models.record import Erasure, erase_cells
from models.tables import ListedPerson, PersonalDatum
from tests.builders.listed import Listed, listed_register
from tests.builders.record import TRUST, Recorded
from web.register.standing.listings import Telling, take_step

NAMES = ("林晚舟", "周见山")
TOLD = Telling(persons=(("principal", NAMES[0]), ("controller", NAMES[1])))
DETAILS = {"person_roles": ["principal", "controller"]}


def _switched_on(jurisdiction: str) -> ListLaw:
    """Return the law as a city would have it that wants persons named."""
    law = law_for(jurisdiction)
    return law.model_copy(update={"persons": Persons(**{**law.persons.model_dump(), "on": True})})


@pytest.fixture
def upheld(tmp_path: Path) -> Listed:
    """Return a register whose listing 1 is upheld and not published."""
    made = listed_register(tmp_path)
    made.does(Move.NOTIFY, "2024-07-01")
    made.does(Move.UPHOLD, "2024-07-09")
    return made


def _publish(register: Listed) -> None:
    with register.clerk("2024-07-09") as clerk:
        take_step(clerk, 1, Step(Move.PUBLISH, clerk.at, "office", Role.OFFICER, DETAILS), TOLD, _switched_on)


def test_nobody_is_named_where_the_switch_is_off(upheld: Listed) -> None:
    """As it is in every jurisdiction that is built in (Zhejiang 27); nothing is written."""
    with pytest.raises(RefusedError, match="responsible persons are not named here"):
        upheld.does(Move.PUBLISH, "2024-07-09", TOLD, **DETAILS)
    with upheld.clerk() as clerk:
        assert clerk.session.exec(select(ListedPerson)).all() == []


def test_names_lie_in_the_vault_and_nowhere_else(upheld: Listed) -> None:
    """The row has role and commitment; no file of the record has a name, and the whole verifies."""
    _publish(upheld)
    with upheld.clerk("2024-07-10") as clerk:
        rows = [(one.id, one.role) for one in clerk.session.exec(select(ListedPerson))]
        kept = {one.row_key: one.value for one in clerk.session.exec(select(PersonalDatum))
                if one.table_name == "listed_persons"}  # fmt: skip
    recorded = Recorded.of(upheld.url, upheld.folder)
    whole = b"".join(path.read_bytes() for path in recorded.export().rglob("*") if path.is_file())

    assert rows == [("1/1", "principal"), ("1/2", "controller")]
    assert kept == dict(zip(("1/1", "1/2"), NAMES, strict=True))
    assert not [name for name in NAMES if name.encode() in whole]
    assert recorded.verified(TRUST).findings == []


def test_one_name_is_erased_and_the_record_still_holds(upheld: Listed) -> None:
    """The other stays; what was erased is not there to erase again."""
    _publish(upheld)
    asked = Erasure("listed_persons", "1/1", ("name",), "个人信息保护法", "47", "住建局")
    with upheld.clerk("2024-07-10") as clerk:
        assert erase_cells(clerk, asked) == 1
        with pytest.raises(RefusedError, match="is kept for this row"):
            erase_cells(clerk, asked)
        left = [one.value for one in clerk.session.exec(select(PersonalDatum)) if one.table_name == "listed_persons"]

    assert sorted(map(str, left)) == sorted(["None", NAMES[1]])
    assert Recorded.of(upheld.url, upheld.folder).verified(TRUST).findings == []
