"""A city's fee table is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.fees.table_files import load_fee_table, read_fee_table
from credit.rulebook.errors import RulebookError
from models.errors import InputError
from tests.builders.fee_tables import a_fee_table, fee_table_text


def test_a_file_is_read_with_its_digest(tmp_path: Path) -> None:
    """So that everybody can tell which table it was."""
    path = tmp_path / "fees.yaml"
    path.write_text(fee_table_text(), encoding="utf-8")
    table = load_fee_table(path)

    assert [*table.levels] == ["1", "2"]
    assert len(table.digest) == 64


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(InputError, match=r"none\.yaml: it cannot be read"):
        load_fee_table(tmp_path / "none.yaml")


def test_all_faults_are_told_at_once() -> None:
    """A level that is not there, two fees for the same, versions that go back, an unknown instrument, a fee of 0."""
    band = {"level": "1", "scope": "initial", "fen": 100}
    basis = {"instrument": "nothing", "article": "1"}
    versions = [
        {"since": "2024-01-01", "bands": [band, band, {**band, "level": "9"}], "basis": basis},
        {"since": "2023-01-01", "bands": [{**band, "fen": 0}], "basis": {"choice": "ours"}},
        {"since": "2022-01-01", "bands": [band], "basis": {"choice": "ours"}},
    ]
    with pytest.raises(RulebookError) as caught:
        read_fee_table(fee_table_text(versions=versions).encode(), "harbour.yaml")

    told = str(caught.value)
    assert all(word in told for word in (
        "no level '9'", "2 fees for initial", "no instrument 'nothing'", "0 is too small", "harbour.yaml:",
    ))  # fmt: skip


def test_versions_stand_in_the_order_of_their_days() -> None:
    """One that begins before the one above it is told."""
    bands = [{"level": "1", "scope": "initial", "fen": 100}]
    versions = [{"since": day, "bands": bands, "basis": {"choice": "ours"}} for day in ("2024-01-01", "2023-01-01")]

    with pytest.raises(RulebookError, match="begins on 2023-01-01, and the version before it on 2024-01-01"):
        a_fee_table(versions=versions)


def test_a_number_without_its_basis_is_refused() -> None:
    """Neither an article nor a reason: nothing passes for law."""
    with pytest.raises(RulebookError, match="`basis` is missing"):
        a_fee_table(versions=[{"since": "2024-01-01", "bands": [{"level": "1", "scope": "initial", "fen": 100}]}])


def test_what_is_no_table_is_told() -> None:
    """Text, and a list."""
    for text in ("just words", "[1, 2]"):
        with pytest.raises(RulebookError):
            read_fee_table(text.encode(), "x.yaml")
