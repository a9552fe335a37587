"""Petitions in the register: the score follows what is granted, and nothing is edited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from credit.replaying import replay
from credit.standing.petitions import PetitionMove, PetitionState, petition_state
from models.errors import InputError, RefusedError
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.own_checks import check_own
from models.record.sources import KeptRecord
from models.tables import CreditRecord
from tests.builders.listed import COLLUSION, PENALTY, Listed, listed_register
from tests.builders.packages import COMPANY
from web.register.standing.petitions import file_petition, law_of_run, petition, petitions_of, points_of


@pytest.fixture
def register(tmp_path: Path) -> Listed:
    """Return a register in which a penalty costs five points."""
    return listed_register(tmp_path)


def test_the_score_follows_what_is_granted(register: Listed) -> None:
    """From the day of the decision; a new import under another number changes nothing, and the old row stays."""
    register.files()
    register.decides(PetitionMove.GRANT)
    renumbered = register.package("again", COLLUSION, {**PENALTY, "record_id": "P7"})
    scores = [register.rates("2024-07-02")["score"], register.rates("2024-07-03", renumbered)["score"]]
    with register.clerk() as clerk:
        kept = clerk.session.get_one(CreditRecord, (1, "P1")).revoked_on

    assert scores == [80_000, 80_000]
    assert kept is None


def test_what_is_refused_counts_on(register: Listed) -> None:
    """Seventy-five it was, seventy-five it is."""
    register.files()
    refused = register.decides(PetitionMove.REFUSE)

    assert petition_state(refused) is PetitionState.REFUSED
    assert register.rates("2024-07-02")["score"] == 75_000


def test_rows_and_runs_are_answered_for(register: Listed) -> None:
    """Every row has its entry, the vault holds the text, and a replay heeds the correction and finds no difference."""
    register.files()
    register.decides(PetitionMove.GRANT)
    register.rates("2024-07-02")
    with register.clerk() as clerk:
        record, found = KeptRecord(clerk.session), Verification("database")
        check_rows(record, found)
        check_own(record, found)
        acts = list(replay(record.entries(waiting=True), record.blob))

    assert found.findings == []
    assert [act.differences for act in acts if act.differences] == []
    assert len([act for act in acts if act.act == "rating.run"]) == 2


def test_a_second_petition_is_refused(register: Listed) -> None:
    """While the first is open."""
    asked = register.files()
    with register.clerk() as clerk, pytest.raises(RefusedError, match="petition 1 on the same row is filed"):
        file_petition(clerk, replace(asked, number=0), "noch einmal")


def test_points_and_petitions_are_found(register: Listed) -> None:
    """Of the newest run that explains; unknown companies and numbers are named."""
    register.files()
    with register.clerk() as clerk:
        run, rows = points_of(clerk.session, COMPANY)
        assert (run, [row["source_id"] for row in rows if row["component"]]) == (1, ["P1"])
        assert law_of_run(clerk.session, run).id == "zhejiang"
        assert [one.number for one in petitions_of(clerk.session)] == [1]
        with pytest.raises(InputError, match="no run on record has points"):
            points_of(clerk.session, "nobody")
        with pytest.raises(InputError, match="no such petition"):
            petition(clerk.session, 9)
