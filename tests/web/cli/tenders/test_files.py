"""The JSON files that commands of tenders read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bidding.tender import Ground
from models.errors import InputError
from web.cli.tenders.files import digest_of, read_json, read_notice_file, read_sources


def _file(folder: Path, content: object) -> Path:
    path = folder / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_what_cannot_be_read_is_told_by_its_path(tmp_path: Path) -> None:
    """A missing file, and one that is no JSON."""
    with pytest.raises(InputError, match="it cannot be read"):
        digest_of(tmp_path / "none")
    with pytest.raises(InputError, match="it is no JSON"):
        read_json(_file(tmp_path, "{"))
    with pytest.raises(InputError, match=r"a\.json, tender_id"):
        read_notice_file(_file(tmp_path, {"tender_id": 1}))


def test_exclusions_and_affiliations_are_lists(tmp_path: Path) -> None:
    """Each line by its company; several exclusions of one add up."""
    line = {"company_id": "c1", "ground": "tender_ban", "article": "Tender Law art. 53", "since": "2024-01-01"}
    found = read_sources(_file(tmp_path, [line, {**line, "until": "2025-01-01"}]), None)

    assert [(one.ground, one.until) for one in found.exclusions["c1"]] == [
        (Ground.TENDER_BAN, None), (Ground.TENDER_BAN, date(2025, 1, 1)),
    ]  # fmt: skip
    ties = read_sources(None, _file(tmp_path, [{"company_id": "c1", "controlled_by": ["h"]}])).affiliations
    assert ties[0].controlled_by == {"h"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ([{"company_id": "c1"}], "ground"),
        ({"company_id": "c1"}, "Write a list"),
        ([{"company_id": "c1", "ground": "grade", "article": "x", "since": "2024-01-01"}], "A ground is one of"),
        ([{"company_id": "c1", "ground": "tender_ban", "article": " ", "since": "2024-01-01"}], "by law alone"),
    ],
)
def test_odd_exclusions_are_refused(tmp_path: Path, content: object, why: str) -> None:
    """A missing key, no list, a ground that no law knows, a ground without its article."""
    with pytest.raises(InputError, match=why):
        read_sources(_file(tmp_path, content), None)
