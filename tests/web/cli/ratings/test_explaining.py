"""`wuxin explain`: from a package, or from what the register decided about it."""

from __future__ import annotations

import json
from pathlib import Path

from credit.standing.petitions import PetitionMove
from tests.builders.listed import COLLUSION, PENALTY, Listed, listed_register
from tests.builders.packages import COMPANY, write_package
from tests.web.cli.conftest import Wuxin

DAY = ("--rulebook", "tiny", "--as-of", "2024-06-30")


def test_a_company_is_explained(wuxin: Wuxin, evidence: Path) -> None:
    """With the evidence of its points."""
    result = wuxin("explain", evidence, *DAY, "--company", COMPANY)

    assert result.exit_code == 0, result.output
    assert COMPANY in result.stdout


def test_a_company_is_explained_in_chinese(wuxin: Wuxin, evidence: Path) -> None:
    """--lang zh."""
    assert "每一分的来源" in wuxin("explain", evidence, *DAY, "--company", COMPANY, "--lang", "zh").stdout


def test_an_explanation_is_one_json_document(wuxin: Wuxin, evidence: Path) -> None:
    """For machines."""
    assert json.loads(wuxin("explain", evidence, *DAY, "--company", COMPANY, "--json").stdout)


def test_an_unknown_company_is_told(wuxin: Wuxin, evidence: Path) -> None:
    """Exit code 2 with the company that was asked for."""
    result = wuxin("explain", evidence, *DAY, "--company", "91000000000000000X")

    assert result.exit_code == 2
    assert "91000000000000000X" in result.stderr


def _explained(wuxin: Wuxin, made: Listed, day: str, *package: Path) -> tuple[str, dict[str, object]]:
    """Return the score and the marks by source."""
    words = ("--rulebook", made.folder / "tiny", "--as-of", day, "--company", COMPANY, "--db", made.url, "--json")
    told = json.loads(wuxin("explain", *package, *words).stdout)
    return told["score"], {one["source_id"]: one["mark"] for one in told["reasons"] if one["mark"]}


def test_a_point_is_marked_until_it_is_decided_and_the_score_follows(wuxin: Wuxin, tmp_path: Path) -> None:
    """Objected to: marked with the day of the decision (Zhejiang 30(1), 31(1)); granted: it counts no more."""
    made = listed_register(tmp_path / "r")
    made.files()
    mark = {"kind": "objection", "petition": 1, "due_on": "2024-07-08"}
    assert _explained(wuxin, made, "2024-07-02") == ("75", {"P1": mark})
    words = ("--rulebook", made.folder / "tiny", "--as-of", "2024-07-02", "--company", COMPANY, "--db", made.url)
    assert "! objected to (petition 1, to be decided by 2024-07-08)" in wuxin("explain", *words).stdout
    made.decides(PetitionMove.GRANT)

    assert _explained(wuxin, made, "2024-07-02") == ("80", {})
    assert _explained(wuxin, made, "2024-07-01")[0] == "75"


def test_another_package_is_marked_by_what_its_rows_are(wuxin: Wuxin, tmp_path: Path) -> None:
    """The same penalty under another number is objected to as well; without the register nothing is marked."""
    made = listed_register(tmp_path / "r")
    made.files()
    later = write_package(tmp_path / "later", records=[COLLUSION, {**PENALTY, "record_id": "P99"}])

    assert [*_explained(wuxin, made, "2024-07-02", later)[1]] == ["P99"]
    plain = wuxin("explain", later, *DAY, "--company", COMPANY, "--json").stdout
    assert {one["mark"] for one in json.loads(plain)["reasons"]} == {None}
