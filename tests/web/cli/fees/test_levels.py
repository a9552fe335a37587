"""`wuxin fees` in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.fee_tables import CODE, fee_table_text
from tests.builders.treasury import Treasury, a_treasury

FIRM = ("--by", "C-WY", "--role", "company")
TABLE = ("--table", "fees.yaml")
HEAD = "name,yuan,per,agreed,housing,level,menu"


def _estate(monkeypatch: pytest.MonkeyPatch, folder: Path, line: str) -> Treasury:
    treasury = a_treasury(monkeypatch, folder)
    treasury.writes("fees.yaml", fee_table_text())
    treasury.opens(CODE)
    treasury.writes("list.csv", f"{HEAD}\n{line}\n")
    treasury.money("fees", "list.csv", *FIRM, *TABLE)
    return treasury


def test_a_fee_outside_its_band_is_found_with_article_and_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And what was charged by it; the estate is not blocked."""
    treasury = _estate(monkeypatch, tmp_path, "service,1.30,m2 a month,false,ordinary,1,")
    treasury.money("charge", "--fee", "service", "--rate", "1.30", "--yuan", "130", *FIRM)
    told = treasury.run("fees", "check", "--as-of", "2024-01-02", *TABLE).stdout

    assert "fee service: 1.30 yuan lies above 0.80 to 1.20, the band of level 1" in told
    assert "charge 1 of 2024-01-02, fee service: 1.30 yuan lies above" in told
    assert "Shandong Property Management Regulation art. 63" in told
    assert "1 estates, 1 with fees or charges outside" in told


def test_what_is_not_known_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list without a level, as a plain value too; one estate can be named."""
    treasury = _estate(monkeypatch, tmp_path, "service,1.30,m2 a month,false,ordinary,,")
    (one,) = treasury.does("fees", "check", "willow-garden", "--as-of", "2024-01-02", *TABLE)["estates"]

    assert (one["fees"][0]["standing"], one["fees"][0]["why"]) == ("unknown", "no_level")
    assert "does not say which level" in one["found"][0]


def test_a_list_that_names_no_level_of_the_table_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With its line and the levels there are."""
    treasury = _estate(monkeypatch, tmp_path, "service,1.00,m2 a month,false,ordinary,1,")
    treasury.writes("list.csv", f"{HEAD}\nservice,1,m2 a month,false,ordinary,9,sauna\n")
    told = treasury.run("money", "fees", "willow-garden", "list.csv", *FIRM, *TABLE)

    assert told.exit_code == 2
    assert "list.csv:2: there is no level '9'. Levels are 1, 2." in told.stderr
    assert "no service 'sauna'" in told.stderr


def test_the_table_is_shown_with_its_next_evaluation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And the law of its place; overdue after three years."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.writes("fees.yaml", fee_table_text())
    told = treasury.alone("fees", "show", "--as-of", "2027-01-02", *TABLE).stdout

    assert "versions: 2021-07-01, 2024-01-01" in told
    assert "next evaluation: by 2027-01-01, overdue; the last was on 2024-01-01" in told
    assert "every P3Y (Rongcheng Plan for Better Community Property Management art. 9)" in told


def test_a_menu_is_summed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the table of the environment; a measure that was not given is told."""
    treasury = a_treasury(monkeypatch, tmp_path)
    monkeypatch.setenv("WUXIN_FEE_TABLE", treasury.writes("fees.yaml", fee_table_text()))
    menu = ("fees", "menu", "--as-of", "2024-05-01", "--service", "sweep")

    assert "in all 26.85 yuan a month" in treasury.alone(*menu, "--area", "89.5").stdout
    assert "it is priced by floor area" in treasury.alone(*menu).stderr
    assert "'-1' is no floor area" in treasury.alone(*menu, "--area", "-1").stderr


def test_an_index_only_proposes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """1.05 yuan for 1.00; without readings there is nothing to propose."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.writes("fees.yaml", fee_table_text())
    told = treasury.alone("fees", "propose", "--as-of", "2024-07-01", *TABLE).stdout

    assert "Wages: +5.00% from 2023-12 to 2024-06" in told
    assert "A proposal alone" in told
    assert "no index" in treasury.alone("fees", "propose", "--as-of", "2020-07-01", *TABLE).stderr


def test_the_law_of_a_place_needs_no_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is no code is told, and so is a table that is missing."""
    treasury = a_treasury(monkeypatch, tmp_path)

    assert "guided: nothing" in treasury.alone("fees", "law", "110101").stdout
    assert treasury.alone("fees", "law", "Peking").exit_code == 2
    assert "no guided fees come with Wuxin" in treasury.alone("fees", "show", "--as-of", "2024-01-01").stderr
