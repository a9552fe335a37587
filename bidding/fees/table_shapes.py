"""A city's table of service levels, guided fees and priced services: strict, dated, each number with its basis.

Amounts are fen; a guided fee is for a square metre of floor area and a month.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints

from bidding.fees.law_shapes import Scope
from credit.rulebook.scalars import Bilingual, Code, Day, InForce, Milli, Shape, Share
from credit.rulebook.shapes import Basis, Instrument, Status

__all__ = [
    "Area",
    "Band",
    "Evaluated",
    "FeeTable",
    "Index",
    "Level",
    "LevelItem",
    "MenuItem",
    "Unit",
    "Version",
    "there",
]

Area = Literal["reception", "security", "cleaning", "greening", "upkeep"]
"""What a service is of: 综合服务, 秩序维护, 环境卫生, 绿化养护, 设施设备维护."""
Unit = Literal["m2_month", "household_month"]
"""By what a price is counted: a square metre of floor area and a month, or a household and a month."""
_Fen = Annotated[StrictInt, Field(ge=1, le=10**6)]
_Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class LevelItem(Shape):
    """What a level promises of one area."""

    area: Area
    what: Bilingual


class Level(Shape):
    """服务等级: what is done, and in which standard that stands."""

    title: Bilingual
    items: Annotated[tuple[LevelItem, ...], Field(min_length=1)]
    basis: Basis


class Band(Shape):
    """政府指导价: the base fee of a level, and how far it may float up and down; None: not at all."""

    level: Code
    scope: Scope
    fen: _Fen
    up: Share | None = None
    down: Share | None = None

    @property
    def lowest(self) -> Fraction:
        """Return the lowest fee of the band in fen, exactly."""
        return self.fen * (1 - (self.down or Fraction(0)))

    @property
    def highest(self) -> Fraction:
        """Return the highest fee of the band in fen, exactly."""
        return self.fen * (1 + (self.up or Fraction(0)))


class Version(Shape):
    """One table of guided fees, in force from a day until the next one is."""

    since: Day
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    basis: Basis


class MenuItem(Shape):
    """菜单式服务: a service that owners may choose, and its price."""

    title: Bilingual
    area: Area
    fen: _Fen
    per: Unit
    in_force: InForce
    basis: Basis


class Evaluated(Shape):
    """A day on which guided fees were evaluated and kept as they are (评估后不调整)."""

    on: Day
    basis: Basis


class Index(Shape):
    """价格指数: its level by month, which part of a fee moves with it, and from which change on that is proposed."""

    title: Bilingual
    readings: Annotated[Mapping[_Month, Milli], Field(min_length=1)]
    weight: Share
    least: Share
    basis: Basis


class FeeTable(Shape):
    """The table of a city (GB/T 2260), as its authority gives it. `digest` is the SHA-256 of its file."""

    id: Code
    title: Bilingual
    issuer: Bilingual
    jurisdiction: Annotated[str, Field(pattern=r"^\d{6}$")]
    status: Status
    instruments: Mapping[Code, Instrument] = Field(default_factory=dict)
    levels: Annotated[Mapping[Code, Level], Field(min_length=1)]
    versions: tuple[Version, ...] = ()
    menu: Mapping[Code, MenuItem] = Field(default_factory=dict)
    evaluated: tuple[Evaluated, ...] = ()
    index: Index | None = None
    digest: str = ""

    def holds_in(self, jurisdiction: str) -> bool:
        """Return whether it holds in a place: that of its code, and where the code is a city's, those within it."""
        prefix = self.jurisdiction
        while prefix.endswith("00"):
            prefix = prefix[:-2]
        return jurisdiction.startswith(prefix)

    def menu_on(self, day: date) -> dict[str, MenuItem]:
        """Return the services that may be chosen on a day, with their prices."""
        return {name: item for name, item in self.menu.items() if item.in_force.covers(day)}

    def version_on(self, day: date) -> Version | None:
        """Return the guided fees in force on a day, None before the first."""
        begun = [one for one in self.versions if one.since <= day]
        return begun[-1] if begun else None

    def band_on(self, day: date, level: str, scope: Scope) -> Band | None:
        """Return the band of a level on a day, None where there is none."""
        version = self.version_on(day)
        bands = () if version is None else version.bands
        return next((one for one in bands if (one.level, one.scope) == (level, scope)), None)


def there(table: FeeTable | None, jurisdiction: str) -> FeeTable | None:
    """Return a table where it holds in a place (GB/T 2260), None where it is another's or there is none."""
    return table if table is not None and table.holds_in(jurisdiction) else None
