"""A template of an evidence table: its columns, what a spreadsheet itself can check, and a sheet that explains them."""

from __future__ import annotations

from typing import Any, Final, Literal

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

from credit.evidence.schema import TABLES, Column, Kind, Shape
from models.errors import InputError, Problem
from web.sheets.saving import saved

__all__ = ["README", "template"]

README: Final = "说明 readme"
_ROWS: Final = 1_048_576
"""What a sheet has."""
_WIDTH: Final = 20
_HEAD: Final = PatternFill("solid", fgColor="0F766E")
_REQUIRED: Final = PatternFill("solid", fgColor="B45309")

_KINDS: Final[dict[Kind, tuple[str, str, str]]] = {
    "id": ("编号", "an id", "@"),
    "text": ("文字", "text", "@"),
    "long_text": ("较长文字", "long text", "@"),
    "code": ("从列表中选择", "one of the list", "@"),
    "date": ("日期，如 2024-06-30", "a day, like 2024-06-30", "yyyy-mm-dd"),
    "moment": ("时刻，如 2024-06-30T08:00:00（北京时间）", "a moment, like 2024-06-30T08:00:00 (Beijing time)", "@"),
    "flag": ("true（是）或 false（否）", "true or false", "@"),
    "whole": ("整数", "a whole number", "0"),
    "score": ("分数，至多三位小数", "points, at most three places", "General"),
    "area": ("面积（平方米）", "square metres", "General"),
}
"""What a cell holds, in both languages, and the format of a spreadsheet that keeps it as it was typed."""


def template(name: str) -> bytes:
    """Return the workbook for a table: the table on the first sheet, which is the one that is read, then the readme.

    Raises InputError for an unknown table.
    """
    if name not in TABLES:
        raise InputError(Problem(f"table {name}", "there is none of this name", f"One of {', '.join(TABLES)}."))
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for number, column in enumerate(TABLES[name].columns, start=1):
        _head(sheet, number, column)
        _check(sheet, get_column_letter(number), column)
    sheet.freeze_panes = "A2"
    _explain(book.create_sheet(README), TABLES[name])
    return saved(book)


def _head(sheet: Any, number: int, column: Column) -> None:  # noqa: ANN401 - openpyxl ships no types
    cell = sheet.cell(1, number, column.name)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _REQUIRED if column.required else _HEAD
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = max(_WIDTH, len(column.name) + 3)
    dimension.number_format = _KINDS[column.kind][2]


def _check(sheet: Any, letter: str, column: Column) -> None:  # noqa: ANN401 - openpyxl ships no types
    rule = _rule(column)
    if rule is None:
        return
    rule.error, rule.errorTitle, rule.showErrorMessage = f"{_said(column, 'zh')}\n{_said(column, 'en')}", "✗", True
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{_ROWS}")


def _rule(column: Column) -> DataValidation | None:
    """Return what a spreadsheet can check by itself; None where any text will do."""
    match column.kind:
        case "code" if column.values:
            return DataValidation("list", formula1=f'"{",".join(column.values)}"', allow_blank=not column.required)
        case "flag":
            return DataValidation("list", formula1='"true,false"', allow_blank=True)
        case "whole" | "score" as kind:
            bounds = {"formula1": str(column.lowest), "formula2": str(column.highest)}
            number = "whole" if kind == "whole" else "decimal"
            return DataValidation(number, operator="between", allow_blank=True, **bounds)
        case "date":
            return DataValidation("date", operator="greaterThan", formula1="DATE(1900,1,1)", allow_blank=True)
    return None


def _said(column: Column, language: Literal["zh", "en"]) -> str:
    """Return what a cell of the column holds."""
    zh, en, _ = _KINDS[column.kind]
    listed = ", ".join(column.values)
    if language == "zh":
        return zh + (f"：{listed}" if listed else "") + (f"；引用 {column.references}" if column.references else "")
    return en + (f": {listed}" if listed else "") + (f"; of {column.references}" if column.references else "")


def _explain(sheet: Any, shape: Shape) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Write what each column holds, and how the sheet is handed in."""
    sheet.append(["列 column", "必填 required", "内容", "what it holds", "空白时 when empty"])
    for column in shape.columns:
        personal = ("；个人信息", "; personal") if column.personal else ("", "")
        sheet.append([
            column.name, "是 yes" if column.required else "", f"{_said(column, 'zh')}{personal[0]}",
            f"{_said(column, 'en')}{personal[1]}", column.default or "",
        ])  # fmt: skip
    for line in (
        "", "第一张工作表是数据：第一行是列名，不要改动，也不要另加；自第二行起每行一条。",
        "The first sheet is read: names of columns in row 1, which stay as they are, then one row each.",
        f"文件名：{shape.name}.xlsx，放入证据文件夹，然后：wuxin ingest 文件夹 --annotated 退回文件夹",
        f"Save it as {shape.name}.xlsx in the folder of evidence, then: wuxin ingest FOLDER --annotated MARKED",
        "也可在门户“证据入库”页面上传；有错误时，可下载标注了错误的原表。",
        "Or send it on the page Take in evidence of the portal, which gives it back with its faults marked.",
    ):  # fmt: skip
        sheet.append([line])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDE", (20, 14, 48, 48, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2, max_row=len(shape.columns) + 1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
