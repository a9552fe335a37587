"""`wuxin db upgrade`, `wuxin ingest` and `wuxin lists`: the register from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.packages import OTHER_COMPANY, write_package
from tests.web.cli.conftest import Wuxin

DATABASE = ("--db", "sqlite:///wuxin.db")
LISTS = ("lists", "--as-of", "2024-06-30", "--rulebook", "tiny", *DATABASE)


@pytest.fixture
def ingested(wuxin: Wuxin, tmp_path: Path) -> Wuxin:
    """Return the call with two companies in the register, one of them fallen under the blacklist."""
    companies = [{}, {"company_id": OTHER_COMPANY}]
    grave = {"company_id": OTHER_COMPANY, "event": "incident.grave", "community_id": "garden"}
    package = write_package(tmp_path / "p", companies=companies, records=[{}, grave])
    assert wuxin("db", "upgrade", *DATABASE).exit_code == 0
    assert wuxin("ingest", package, *DATABASE).exit_code == 0
    return wuxin


def test_a_database_is_made_and_stays_when_it_is_upgraded_again(wuxin: Wuxin) -> None:
    """Upgrading twice is upgrading once."""
    for _ in range(2):
        assert json.loads(wuxin("db", "upgrade", *DATABASE, "--json").stdout) == {"upgraded": True}

    assert Path("wuxin.db").is_file()


def test_a_url_of_no_database_is_refused(wuxin: Wuxin) -> None:
    """The message shows how one is written."""
    result = wuxin("db", "upgrade", "--db", "wuxin")

    assert result.exit_code == 2
    assert "sqlite:///path/to/file.db" in result.stderr


def test_a_package_is_ingested_once(ingested: Wuxin, tmp_path: Path) -> None:
    """Equal content keeps the number it has."""
    told = json.loads(ingested("ingest", tmp_path / "p", *DATABASE, "--json").stdout)

    assert told["import"] == 1
    assert told["rows"]["records"]["accepted"] == 2


def test_without_a_database_the_remedy_is_told(wuxin: Wuxin, evidence: Path) -> None:
    """Nothing is made in passing."""
    result = wuxin("ingest", evidence, *DATABASE)

    assert result.exit_code == 2
    assert "wuxin db upgrade --db sqlite:///wuxin.db" in result.stderr
    assert not Path("wuxin.db").exists()


def test_the_lists_are_proposed_from_the_register(ingested: Wuxin) -> None:
    """Who fell under the blacklist is named with the rule."""
    result = ingested(*LISTS, "--json")

    lists = json.loads(result.stdout)
    assert result.exit_code == 0, result.output
    assert [entry["company_id"] for entry in lists["black"]] == [OTHER_COMPANY]
    assert [entry["place"] for entry in lists["grey"]] == [1]


def test_the_lists_are_told_to_people(ingested: Wuxin) -> None:
    """A line each."""
    result = ingested(*LISTS)

    assert "tiny.black" in result.stdout
    assert OTHER_COMPANY in result.stdout


def test_an_empty_register_has_no_lists(wuxin: Wuxin) -> None:
    """The remedy is to ingest."""
    wuxin("db", "upgrade", *DATABASE)

    result = wuxin(*LISTS)

    assert result.exit_code == 2
    assert "wuxin ingest" in result.stderr
