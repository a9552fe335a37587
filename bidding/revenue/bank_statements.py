"""Bank statements (银行流水) from CSV, as banks write them: each line is read, or told with why it cannot be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

from bidding.revenue.amounts import fen_of, yuan
from credit.evidence.encoding import encoding_of
from models.errors import InputError, Problem

__all__ = ["BankLine", "BankStatement", "read_bank_csv"]

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("date", "交易日期", "记账日期", "日期"),
    "amount": ("amount", "金额", "交易金额", "发生额"),
    "in": ("in", "收入", "收入金额", "贷方发生额", "贷方金额"),
    "out": ("out", "支出", "支出金额", "借方发生额", "借方金额"),
    "balance": ("balance", "余额", "账户余额"),
    "reference": ("reference", "流水号", "交易流水号", "凭证号"),
    "text": ("text", "摘要", "用途", "备注"),
}
"""What a line needs -> the headers under which banks write it."""
_DAY: Final = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class BankLine:
    """One line: `id` is `statement/number`; above 0 what came in, in fen; `balance_fen` after it, where it is told."""

    id: str
    on: date
    fen: int
    reference: str
    text: str
    balance_fen: int | None


@dataclass(frozen=True, slots=True)
class BankStatement:
    """A statement under the SHA-256 of its file, with its lines in their order."""

    name: str
    digest: str
    lines: tuple[BankLine, ...]

    def as_content(self) -> dict[str, Any]:
        """Return it as the plain content of a step."""
        return {"digest": self.digest, "lines": [
            {"on": line.on.isoformat(), "fen": line.fen, "reference": line.reference, "text": line.text,
             "balance_fen": line.balance_fen}
            for line in self.lines
        ]}  # fmt: skip

    @classmethod
    def from_content(cls, name: str, content: Mapping[str, Any]) -> BankStatement:
        """Return the statement of a step's content."""
        return cls(name, content["digest"], tuple(
            BankLine(f"{name}/{number}", date.fromisoformat(one["on"]), one["fen"], one["reference"], one["text"],
                     one["balance_fen"])
            for number, one in enumerate(content["lines"], start=1)
        ))  # fmt: skip


def read_bank_csv(data: bytes, name: str, file: str) -> BankStatement:
    """Return the statement of a file. Raises InputError with every line that cannot be read or whose balance is off."""
    reader = csv.DictReader(io.StringIO(data.decode(encoding_of(file, io.BytesIO(data))), newline=""))
    columns = _columns(reader.fieldnames or (), file)
    lines: list[BankLine] = []
    problems: list[Problem] = []
    for row in reader:
        try:
            lines.append(_line(f"{name}/{len(lines) + len(problems) + 1}", row, columns, f"{file}:{reader.line_num}"))
        except InputError as error:
            problems += error.problems
    problems += [] if problems else _gaps(lines, file)
    if problems or not lines:
        raise InputError(problems or Problem(file, "it has no line", "Export the statement of a period that has some."))
    return BankStatement(name, sha256(data).hexdigest(), tuple(lines))


def _columns(header: Sequence[str], file: str) -> dict[str, str]:
    by_name = {name.strip().removeprefix("﻿").lower(): name for name in header}
    found = {key: by_name[name] for key, names in _COLUMNS.items() for name in reversed(names) if name in by_name}
    if "on" not in found or not ("amount" in found or {"in", "out"} <= found.keys()):
        known = "; ".join(f"{key}: {', '.join(names)}" for key, names in _COLUMNS.items())
        what = f"the header is {', '.join(header)}; it needs a date, and an amount or what came in and went out"
        raise InputError(Problem(f"{file}:1", what, f"Name the columns as one of these. {known}"))
    return found


def _line(key: str, row: Mapping[str, str | None], columns: Mapping[str, str], where: str) -> BankLine:
    cells = {name: (row.get(column) or "").strip() for name, column in columns.items()}
    balance = fen_of(cells["balance"], where) if cells.get("balance") else None
    text, reference = cells.get("text", ""), cells.get("reference", "")
    return BankLine(key, _day(cells["on"], where), _amount(cells, where), reference, text, balance)


def _amount(cells: Mapping[str, str], where: str) -> int:
    if "amount" in cells:
        fen = fen_of(cells["amount"], where)
    else:
        fen = fen_of(cells["in"] or "0", where) - fen_of(cells["out"] or "0", where)
    if fen == 0:
        raise InputError(Problem(where, "nothing came in or went out", "Take the line out, or correct it."))
    return fen


def _day(text: str, where: str) -> date:
    match = _DAY.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else date.fromisoformat(text)
    except ValueError:
        raise InputError(Problem(where, f"{text!r} is no day", "Write it as YYYY-MM-DD.")) from None


def _gaps(lines: Sequence[BankLine], file: str) -> Iterator[Problem]:
    """Yield each line whose balance does not follow from the one before it: a line is missing, or was changed."""
    for number, (before, line) in enumerate(pairwise(lines), start=3):
        if before.balance_fen is None or line.balance_fen is None:
            continue
        expected = before.balance_fen + line.fen
        if line.balance_fen != expected:
            what = f"the balance is {yuan(line.balance_fen)}, and by the line before it {yuan(expected)}"
            yield Problem(f"{file}:{number}", what, "Export the whole statement again, oldest line first.")
