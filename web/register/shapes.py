"""What the register takes in: the parts of a package and of rated companies that it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import pandas as pd

from credit.rulebook.shapes import Rulebook

__all__ = ["Package", "Rated"]


class Count(Protocol):
    """The rows of one table: in, accepted, rejected."""

    @property
    def table(self) -> str: ...
    @property
    def rows_in(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def rejected(self) -> int: ...


class Package(Protocol):
    """An evidence package that was read."""

    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def tables(self) -> Mapping[str, Any]: ...
    @property
    def counts(self) -> Sequence[Count]: ...
    @property
    def unattributed(self) -> Any: ...


class Rated(Protocol):
    """All companies rated on one day."""

    @property
    def ratings(self) -> pd.DataFrame: ...
    @property
    def contributions(self) -> pd.DataFrame: ...
    @property
    def book(self) -> Rulebook: ...
    @property
    def as_of(self) -> date: ...
    @property
    def known_at(self) -> object: ...
