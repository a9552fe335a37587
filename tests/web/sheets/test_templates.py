"""Templates can be filled in and read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence import read_package
from credit.evidence.schema import TABLES
from models.errors import InputError
from tests.builders.packages import filled, write_package
from web.sheets.templates import README, template


@pytest.mark.parametrize("name", TABLES)
def test_a_template_has_the_columns_of_its_table(name: str) -> None:
    """In their order, the same bytes each time, and each is explained."""
    book = load_workbook(io.BytesIO(template(name)))
    heads = [cell.value for cell in book.worksheets[0][1]]

    assert tuple(heads) == TABLES[name].names
    assert [row[0].value for row in book[README].iter_rows(min_row=2, max_row=len(heads) + 1)] == heads
    assert template(name) == template(name)


def test_a_filled_template_is_read(tmp_path: Path) -> None:
    """Its readme is no evidence."""
    folder = write_package(tmp_path / "evidence")
    book = load_workbook(io.BytesIO(template("records")))
    row = filled("records", [{"event": "award", "occurred_on": "2024-03-01"}])[0]
    book.worksheets[0].append([row.get(name) for name in TABLES["records"].names])
    book.save(folder / "records.xlsx")

    assert read_package(folder, strict=True).tables["records"].num_rows == 1


def test_codes_are_chosen_from_a_list() -> None:
    """And numbers have their bounds."""
    sheet = load_workbook(io.BytesIO(template("complaints"))).worksheets[0]
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    letters = {cell.value: cell.column_letter for cell in sheet[1]}

    assert rules[letters["liability"]].formula1 == '"company,utility,government,developer,owner,unknown"'
    assert (rules[letters["satisfaction"]].formula1, rules[letters["satisfaction"]].formula2) == ("1", "5")


def test_an_unknown_table_is_told() -> None:
    """With those that there are."""
    with pytest.raises(InputError, match="complaints"):
        template("weather")
