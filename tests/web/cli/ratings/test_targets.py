"""`wuxin targets`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.cli.conftest import Wuxin

ESTATES = """community_id,served_by,body,elected_on,members,party_members,body_party_organisation
X1,company,committee,2021-04-01,5,3,yes
X2,company,management_committee,,,,
X3,nobody,none,,,,
"""


def _file(folder: Path, text: str = ESTATES) -> Path:
    path = folder / "estates.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_targets_are_told_with_what_is_lacking(wuxin: Wuxin, tmp_path: Path) -> None:
    """RC-04 to RC-06: a share is cut off, never rounded up to its target; what was not surveyed is said."""
    told = wuxin("targets", "rongcheng", "--as-of", "2022-01-01", "--estates", _file(tmp_path))

    lines = {line.split("  ")[0]: line for line in told.stdout.splitlines()}
    assert "2 of 3 (66.6 %)" in lines["A committee or management committee in every estate"]
    assert "missed" in lines["A company in every estate"]
    assert "not_surveyed" in lines["Party organisations of companies"]
    assert "The next survey is due by 2022-07-01." in told.stdout


def test_for_other_programs_with_the_section(wuxin: Wuxin, tmp_path: Path) -> None:
    """Exact, and by which document."""
    told = json.loads(
        wuxin("targets", "rongcheng", "--as-of", "2021-12-31", "--estates", _file(tmp_path), "--json").stdout
    )
    [members] = [one for one in told["targets"] if one["id"] == "rongcheng.members"]

    assert (members["part"], members["whole"], members["outcome"]) == (1, 1, "reached")
    assert members["basis"] == "Rongcheng Plan for Better Community Property Management, section 5"


def test_a_survey_that_cannot_be_read_is_refused(wuxin: Wuxin, tmp_path: Path) -> None:
    """With its line, and nothing is counted."""
    told = wuxin("targets", "ziyang", "--as-of", "2021-12-31", "--estates", _file(tmp_path, ESTATES + "X4,city,,,,,\n"))

    assert told.exit_code == 2
    assert "line 5" in told.stderr
