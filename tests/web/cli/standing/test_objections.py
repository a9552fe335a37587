"""`wuxin objection ...`."""

from __future__ import annotations

from pathlib import Path

from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from tests.web.cli.conftest import Wuxin


def test_a_company_sees_its_points_and_objects(wuxin: Wuxin, tmp_path: Path) -> None:
    """Every point with its source; filed, shown with its day; an unknown source is named."""
    (tmp_path / "listed").mkdir()
    register = listed_register(tmp_path / "listed")
    (tmp_path / "why.txt").write_text("未受处罚", encoding="utf-8")
    db, why = ("--db", register.url), ("--reasons-file", tmp_path / "why.txt")
    points = wuxin("objection", "points", COMPANY, *db)
    wrong = wuxin("objection", "file", COMPANY, "--source", "records/none", *why, *db)
    none = wuxin("objection", "show", *db)
    extended = wuxin("objection", "extend", 1, "--by", "Office", *db)

    assert "records/P1" in points.stdout
    assert "has no such point" in wrong.stderr
    assert "There are no petitions." in none.stdout
    assert extended.exit_code == 2
    assert "Nobody has to be told." in wuxin("objection", "notices", COMPANY, *db).stdout
