"""What a place says of how its estates are served, as strict data: traits, the table from them to modes, the basics."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, InForce, Shape
from credit.rulebook.shapes import Basis

__all__ = ["Basic", "Basics", "EstateKind", "ModeLaw", "ModeRule", "ServiceMode", "Trait"]


class EstateKind(StrEnum):
    """小区类型: what an estate is, in the words of the evidence."""

    COMMODITY = "commodity"
    AFFORDABLE = "affordable"
    RELOCATION = "relocation"
    OLD = "old"


class ServiceMode(StrEnum):
    """物业服务模式: professional by a company's contract, and the five that a town puts on record."""

    PROFESSIONAL = "professional"
    QUASI_SERVICE = "quasi_service"
    SELF_RUN = "self_run"
    COMMUNITY_TRUST = "community_trust"
    SOCIAL_BODY = "social_body"
    COMMUNITY_GUARANTEE = "community_guarantee"


class Basic(StrEnum):
    """基础性服务: 保洁、保绿、保安."""

    CLEANING = "cleaning"
    GREENING = "greening"
    SECURITY = "security"


Kinds = Annotated[tuple[EstateKind, ...], Field(min_length=1)]
Modes = Annotated[tuple[ServiceMode, ...], Field(min_length=1)]


class Trait(Shape):
    """小区状况: something that the table asks of estates of some kinds; value -> its words."""

    title: Bilingual
    kinds: Kinds
    values: Annotated[Mapping[Code, Bilingual], Field(min_length=2)]
    basis: Basis


class ModeRule(Shape):
    """One line of the table: estates of these kinds, with these values of their traits, are to be served so.

    `in_force`: the days on which it holds; those of the whole file where it is None.
    """

    id: Code
    title: Bilingual
    kinds: Kinds
    where: Mapping[Code, Annotated[tuple[Code, ...], Field(min_length=1)]] = Field(default_factory=dict)
    modes: Modes
    in_force: InForce | None = None
    basis: Basis


class Basics(Shape):
    """基础性服务的范围: which services estates of `kinds` are to have at least, where one of `modes` serves them."""

    services: Annotated[tuple[Basic, ...], Field(min_length=1)]
    kinds: Kinds
    modes: Modes
    basis: Basis


class ModeLaw(PlaceLawShape):
    """How estates are to be served in one place. `chosen`: that owners choose a company, or manage themselves."""

    chosen: Basis
    traits: Mapping[Code, Trait] = Field(default_factory=dict)
    rules: tuple[ModeRule, ...] = ()
    basics: Basics
