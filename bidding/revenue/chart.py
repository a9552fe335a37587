"""The chart of accounts (会计科目) of an estate's books, as data: each account with its kind and title."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Bilingual, Code, Shape
from credit.rulebook.trees import plain

__all__ = ["Account", "AccountKind", "BookName", "Chart", "chart_of"]

AccountKind = Literal["asset", "liability", "equity", "income", "cost"]
BookName = Literal["common", "fund"]
_FILE: Final = Path(__file__).parent / "chart.yaml"


class Account(Shape):
    """An account: assets and costs grow by debits, the others by credits."""

    kind: AccountKind
    title: Bilingual

    @property
    def sign(self) -> int:
        """1 where a debit makes it grow, -1 where a credit does."""
        return 1 if self.kind in ("asset", "cost") else -1


class Chart(Shape):
    """The accounts of one book; `units` names the account that has one below it for each unit: `unit/3-1-201`."""

    title: Bilingual
    units: Code | None = None
    accounts: Mapping[Code, Account]

    def find(self, name: str) -> Account | None:
        """Return the account of a name, None where the book has none."""
        above, slash, unit = name.partition("/")
        if slash:
            return self.accounts[above] if above == self.units and unit else None
        return None if name == self.units else self.accounts.get(name)


class _Charts(Shape):
    books: Mapping[BookName, Chart]


@cache
def chart_of(book: BookName) -> Chart:
    """Return the chart of a book."""
    tree, _ = read_yaml(_FILE.read_bytes(), _FILE.name)
    return _Charts.model_validate(plain(tree)).books[book]
