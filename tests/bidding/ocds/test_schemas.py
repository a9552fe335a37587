"""Releases and records are valid under the schemas of OCDS 1.1.5 with our extensions, and use codes of its lists."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # jsonschema ships no types

from bidding.ocds import Publisher, record_package, release_package, releases
from bidding.ocds.facts import Cancelled, Step
from bidding.ocds.tender_steps import steps_of
from bidding.tender import State
from models.values.moments import parse_moment
from tests.builders.processes import a_life, at
from tests.builders.tenders import a_tender
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
OCDS = SHARED / "ocds"
US = Publisher("Example Housing Bureau", "https://example.org/ocds/releases.json", "91330681MA27U04D4K")
LIVES: dict[str, list[Step]] = {
    "whole": a_life(),
    "letting": a_life(kind="letting"),
    "repair": a_life(kind="repair", method="limited"),
    "direct": a_life(method="direct", required=None),
    "tender": steps_of(a_tender(State.HANDED_OVER), {}),
    "cancelled": [*a_life()[:2], Cancelled(at=at(7), rationale="no permit")],
    "unsuccessful": [*a_life()[:3], Cancelled(at=at(33), rationale="two bids", unsuccessful=True)],
}
OURS = {"awardCriteria": {"highestPrice"}, "extendedProcurementCategory": {"propertyLease"}}
"""Codes that we add to open codelists."""


@cache
def _schema(name: str) -> Any:  # noqa: ANN401 - a JSON schema
    return json.loads((OCDS / "schemas" / f"{name}-package-schema.json").read_text("utf-8"))


def _errors(name: str, document: object) -> list[str]:
    plain = json.loads(json.dumps(document))
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in
            Draft4Validator(_schema(name)).iter_errors(plain)]  # fmt: skip


@pytest.mark.parametrize("life", LIVES)
def test_packages_are_valid(life: str) -> None:
    """No exception to the schema, for each kind of tender and each of its ends."""
    told = releases(LIVES[life])

    assert _errors("release", release_package(US, told)) == []
    assert _errors("record", record_package(US, told)) == []


def _codes(name: str) -> set[str]:
    path = next(iter(sorted(OCDS.glob(f"**/{name}"))))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row.get("Code") or row.get("code") or "" for row in csv.DictReader(file)}


def _coded(schema: Any, node: Any, root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    """Yield (codelist, code) wherever the schema names a codelist."""
    schema = root["definitions"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if "codelist" in schema and node is not None:
        yield from ((schema["codelist"], one) for one in (node if isinstance(node, list) else [node]))
    for name, inner in node.items() if isinstance(node, dict) else ():
        yield from _coded(schema.get("properties", {}).get(name, {}), inner, root)
    for inner in node if isinstance(node, list) else ():
        yield from _coded(schema.get("items", {}), inner, root)


@pytest.mark.parametrize("life", LIVES)
def test_every_code_stands_in_its_list(life: str) -> None:
    """Those of open lists too, but for the two that we add and document."""
    root = _schema("release")
    used = {pair for release in releases(LIVES[life]) for pair in _coded(root["definitions"]["Release"], release, root)}
    missing = {(name, code) for name, code in used
               if code not in _codes(name) | OURS.get(name.removesuffix(".csv"), set())}  # fmt: skip

    assert len(used) > 5
    assert missing == set()


def test_every_field_is_known_to_the_schema() -> None:
    """OCDS lets unknown fields pass; none of ours is unknown."""
    root = _schema("release")

    for life in LIVES.values():
        for release in releases(life):
            assert [*_unknown(root["definitions"]["Release"], json.loads(json.dumps(release)), root)] == []


def _unknown(schema: Any, node: Any, root: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    schema = root["definitions"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for name, inner in node.items() if isinstance(node, dict) else ():
        if "properties" in schema and name not in schema["properties"]:
            yield name
        yield from _unknown(schema.get("properties", {}).get(name, {}), inner, root)
    for inner in node if isinstance(node, list) else ():
        yield from _unknown(schema.get("items", {}), inner, root)


def test_moments_have_an_offset() -> None:
    """Every date of a release can be read back as the moment it is."""
    for release in releases(a_life()):
        assert str(release["date"]).endswith("Z")
        assert parse_moment(str(release["date"]))


def test_the_samples_are_valid_too() -> None:
    """So the schemas that are held here do hold something."""
    samples = [path for path in Path(OCDS / "samples").glob("*.json") if not path.name.startswith("record")]

    assert len(samples) >= 3
    assert [path.name for path in samples if _errors("release", json.loads(path.read_text("utf-8")))] == []
    assert _errors("release", {"uri": 5}) != []
