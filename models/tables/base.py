"""What all tables share: names of constraints, names of tables, and the types of days, moments and points."""

from __future__ import annotations

import re
from typing import ClassVar

from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy.orm import declared_attr
from sqlmodel import SQLModel

__all__ = ["Row", "one_of"]

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Row(SQLModel):
    """The base of every table. Tables store and never validate: build values first, then rows.

    Days are dates, moments are UTC (`UTCDateTime` refuses naive ones), points thousandths and money fen (BigInteger).
    """

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - declared_attr hands over the class
        """Return the class name in snake case: ServicePeriod is kept in service_period."""
        return _WORD.sub("_", cls.__name__).lower()


def one_of(column: str, *values: str) -> CheckConstraint:
    """Return a constraint that holds a column to a closed list of words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
