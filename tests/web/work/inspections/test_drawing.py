"""The double-random draw on the portal."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from typing import Any

from tests.builders.inspection_rooms import STREET
from tests.web.work.inspections.conftest import Browse
from web.access import Role

_CODES = {"住建局": "海棠-4417", "公证处": "owl of the north"}
_RESULT = " ".join(f"{number:02}" for number in range(2, 42, 2))
_AUTUMN = "/work/inspections/autumn"
_LOTTERY = date(2026, 3, 13)


def _asked(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of the form
    hashes = "\n".join(f"{name},{sha256(code.encode()).hexdigest()}" for name, code in _CODES.items())
    told = {"targets": "1", "inspectors": "2", "substitutes": "1", "staff": "I1\nI2\nI3", "source": "快乐8",
            "source_day": _LOTTERY.isoformat()}  # fmt: skip
    return told | {"codes": (io.BytesIO(f"party,code_sha256\n{hashes}\n".encode()), "hashes.csv")} | changes


def _told(**changes: str) -> dict[str, str]:
    return {"seed": _RESULT} | {f"code-{n}": code for n, code in enumerate(_CODES.values())} | changes


def test_the_pool_says_why(browse: Browse) -> None:
    """Tickets and their reasons, before anything is fixed; the page of the campaign leads there."""
    page = browse().get(f"{_AUTUMN}/pool").text

    assert "unrated" in page
    assert f"{_AUTUMN}/commit" in browse().get(_AUTUMN).text


def test_both_pools_are_fixed_before_the_lottery(browse: Browse) -> None:
    """Each refusal with its reason and nothing on record; then the commitment is there to take along, and no draw."""
    assert "no file was chosen" in browse().post(f"{_AUTUMN}/commit", data=_asked(codes="")).text
    assert "may be known already" in browse().post(f"{_AUTUMN}/commit", data=_asked(source_day="2026-03-12")).text
    assert "3 labels can be drawn" in browse().post(f"{_AUTUMN}/commit", data=_asked(inspectors="9")).text
    assert browse().get(f"{_AUTUMN}/commitments/targets.json").status_code == 404

    assert browse().post(f"{_AUTUMN}/commit", data=_asked()).status_code == 303
    assert browse().get(f"{_AUTUMN}/commitments/targets.json").get_json()["pool"]["labels"] == 1
    assert browse().get(f"{_AUTUMN}/drawn/targets.json").status_code == 404
    assert "is held on" in browse().post(f"{_AUTUMN}/draw", data=_told()).text


def test_a_draw_is_repeated_by_whoever_takes_its_papers(browse: Browse) -> None:
    """The page that checks papers holds the draw against the commitment on record."""
    browse().post(f"{_AUTUMN}/commit", data=_asked())
    there = browse(day=_LOTTERY)

    assert "its code is missing" in there.post(f"{_AUTUMN}/draw", data=_told(**{"code-1": ""})).text
    assert "is not the one whose hash is on record" in there.post(f"{_AUTUMN}/draw", data=_told(**{"code-1": "x"})).text
    assert there.post(f"{_AUTUMN}/draw", data=_told()).status_code == 303
    paper = there.get(f"{_AUTUMN}/drawn/inspectors.json").data
    verdict = there.post("/check", data={"paper": paper.decode()}).text
    assert "verdict-good" in verdict
    with zipfile.ZipFile(io.BytesIO(there.get(f"{_AUTUMN}/drawn.zip").data)) as bundle:
        assert json.loads(bundle.read("inspectors.json"))["drawn"] == json.loads(paper)["drawn"]
        assert "repeat.txt" in bundle.namelist()


def test_only_the_office_of_a_campaign_draws(browse: Browse) -> None:
    """A subdistrict reads of the authority's campaign at its communities, and fixes nothing."""
    street = browse(Role.SUBDISTRICT, STREET)

    assert street.get(_AUTUMN).status_code == 200
    assert street.get(f"{_AUTUMN}/commit").status_code == 403
    assert browse(Role.AUDITOR).post(f"{_AUTUMN}/commit", data=_asked()).status_code == 403
    assert browse().get(f"{_AUTUMN}/draw").status_code == 404
