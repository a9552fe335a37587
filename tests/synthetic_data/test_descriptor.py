"""datapackage.json says what the package holds, and that none of it is real."""

from __future__ import annotations

import json
from typing import Any

import pytest

from synthetic_data import Generated


@pytest.fixture
def described(generated: Generated) -> dict[str, Any]:
    """Return the descriptor as read."""
    content: dict[str, Any] = json.loads((generated.directory / "datapackage.json").read_text("utf-8"))
    return content


def test_it_says_that_the_city_is_synthetic(described: dict[str, Any]) -> None:
    """In words and as a flag, with seed, arguments, version and profile."""
    own = described["wuxin"]

    assert (own["synthetic"], own["seed"], described["version"]) == (True, 7, "1")
    assert own["arguments"]["companies"] == 60
    assert own["profile"]["id"] == "jinan_2022q1"
    assert "Synthetic" in described["description"]


def test_every_file_and_column_is_described(generated: Generated, described: dict[str, Any]) -> None:
    """The resources are the tables, and their fields the header of each file."""
    for resource in described["resources"]:
        header = (generated.directory / resource["path"]).read_text("utf-8").split("\n", 1)[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
    assert {resource["name"]: resource["rows"] for resource in described["resources"]} == generated.rows


def test_severities_are_stated(described: dict[str, Any]) -> None:
    """What a model of inspectors should find stands here."""
    severity = described["wuxin"]["inspectors"]["severity"]

    assert (severity["I01"], severity["I10"], len(severity)) == (-5, 7, 10)


def test_bids_are_said_to_be_honest(described: dict[str, Any]) -> None:
    """Nobody takes them for labelled collusion."""
    assert "honest" in described["wuxin"]["bids"]
