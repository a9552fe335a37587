"""A bank's statement is read line by line, or every line that cannot be is told."""

from __future__ import annotations

import pytest

from bidding.revenue import BankStatement, read_bank_csv
from models.errors import InputError

CHINESE = """\
交易日期,收入金额,支出金额,余额,流水号,摘要
2024-03-01,900.00,,900.00,T1,租金
20240302,,200.00,700.00,T2,电费
"""


def test_a_statement_of_a_chinese_bank_is_read() -> None:
    """GB18030, income and expense in two columns, a day without hyphens."""
    found = read_bank_csv(CHINESE.encode("gb18030"), "2024-03", "march.csv")

    assert [(line.id, line.fen, line.text) for line in found.lines] == [
        ("2024-03/1", 90_000, "租金"), ("2024-03/2", -20_000, "电费")
    ]  # fmt: skip
    assert BankStatement.from_content("2024-03", found.as_content()) == found


def test_every_bad_line_is_told() -> None:
    """A day that is none, an amount that is none, and nothing at all."""
    with pytest.raises(InputError) as caught:
        read_bank_csv(b"date,amount\n2024-02-30,1\n2024-03-01,x\n2024-03-01,0\n", "m", "m.csv")

    assert [problem.where for problem in caught.value.problems] == ["m.csv:2", "m.csv:3", "m.csv:4"]


def test_a_line_that_is_missing_shows_in_the_balance() -> None:
    """The balance does not follow from the line before it."""
    with pytest.raises(InputError, match=r"m\.csv:3: the balance is 5\.00, and by the line before it 3\.00"):
        read_bank_csv(b"date,amount,balance\n2024-03-01,1,1\n2024-03-01,2,5\n", "m", "m.csv")


@pytest.mark.parametrize("data", [b"day,sum\n2024-03-01,1\n", b"date,amount\n"])
def test_a_file_that_is_no_statement_is_refused(data: bytes) -> None:
    """Without its columns, or without a line."""
    with pytest.raises(InputError):
        read_bank_csv(data, "m", "m.csv")
