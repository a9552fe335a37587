"""`wuxin ocds export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.record import Recorded
from tests.conftest import SHARED
from tests.web.cli.conftest import Wuxin


@pytest.fixture
def url(rated: Recorded) -> str:
    """Return the rated city's database, which has a tender."""
    return rated.url


def test_releases_and_records_are_written(wuxin: Wuxin, url: str, tmp_path: Path) -> None:
    """One release of the notice, and one record of it; equal calls give equal bytes."""
    first = wuxin("ocds", "export", "--db", url, "--out", tmp_path / "r.json", "--prefix", "ocds-abcdef", "--json")
    wuxin("ocds", "export", "--db", url, "--out", tmp_path / "again.json", "--prefix", "ocds-abcdef")
    wuxin("ocds", "export", "--db", url, "--out", tmp_path / "c.json", "--records")
    records = json.loads((tmp_path / "c.json").read_text("utf-8"))["records"]

    assert json.loads(first.stdout)["releases"] == 1, first.stderr
    assert (tmp_path / "r.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert records[0]["compiledRelease"]["tag"] == ["compiled"]


def test_an_unregistered_prefix_is_told(wuxin: Wuxin, url: str, tmp_path: Path) -> None:
    """Also what is no prefix or address at all."""
    call = ("ocds", "export", "--db", url, "--out", tmp_path / "r.json")

    assert "is not registered" in wuxin(*call).stdout
    assert "is no prefix" in wuxin(*call, "--prefix", "abc").stderr
    assert "is no address" in wuxin(*call, "--uri", "here").stderr


@pytest.mark.shared
def test_what_is_written_is_valid(wuxin: Wuxin, url: str, tmp_path: Path) -> None:
    """Under the schemas of OCDS 1.1.5 with its extensions."""
    from jsonschema import validate  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; for this test

    for kind, options in (("release", ()), ("record", ("--records",))):
        wuxin("ocds", "export", "--db", url, "--out", tmp_path / "p.json", *options)
        schema = json.loads((SHARED / "ocds" / "schemas" / f"{kind}-package-schema.json").read_text("utf-8"))
        validate(json.loads((tmp_path / "p.json").read_text("utf-8")), schema)
