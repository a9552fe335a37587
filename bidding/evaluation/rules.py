"""What evaluation goes by, read from `rules.yaml`: strictly, and with every instrument known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StrictBool, StrictInt

from credit.rulebook.cited_files import read_cited
from credit.rulebook.law_files import cited, most_special
from credit.rulebook.scalars import Bilingual, Code, Milli, Shape, Share
from credit.rulebook.shapes import Basis, Instrument

__all__ = [
    "AbnormallyLow", "EvaluationRules", "Formula", "PanelRule", "PriceWeight", "RecusalGround", "Sourced", "cite",
    "panel_rule", "read_rules", "rules",
]  # fmt: skip

_FILE: Final = Path(__file__).parent / "rules.yaml"


class Formula(Shape):
    """How a price becomes points. `for`: a cost, of which less is better, or a rent, of which more is.

    `refused` is the article by which a tender that the law requires may not use it.
    """

    id: Code
    direction: Annotated[Literal["cost", "rent"], Field(alias="for")]
    parameters: Mapping[Code, Milli] = Field(default_factory=dict)
    reference: StrictBool = False
    expression: Bilingual
    refused: Basis | None = None
    basis: Basis


class PriceWeight(Shape):
    """The least share of the price in all points, for what is procured."""

    subject: Literal["services", "goods"]
    least: Share
    basis: Basis


class AbnormallyLow(Shape):
    """A price is abnormally low (异常低价) from so far below the mean of the others, or below the next one."""

    below_mean: Share
    below_next: Share
    basis: Basis
    explained: Basis


class Sourced(Shape):
    """A rule without a number, and where it stands."""

    basis: Basis


class _FarMarks(Sourced):
    beyond: Share


class _Candidates(Sourced):
    most: Annotated[StrictInt, Field(ge=1)]


class _FewValid(Sourced):
    under: Annotated[StrictInt, Field(ge=1)]


class _PoolRatio(Sourced):
    ratio: Annotated[StrictInt, Field(ge=1)]


class RecusalGround(Sourced):
    """Why somebody may not sit on a panel (回避事由): each member declares of every one that it does not apply."""

    id: Code
    text: Bilingual


class PanelRule(Shape):
    """How a panel is made up where `codes` (prefixes of GB/T 2260) hold: an odd number of at least `least` seats.

    `experts`: their least share of the seats as [part, whole]. The draw is at most `earliest_hours` before opening.
    `odd_marks`: a majority may set an odd mark aside. `grounds`: who may not sit.
    """

    id: Code
    codes: tuple[Annotated[str, Field(pattern=r"^\d{0,6}$")], ...]
    least: Annotated[StrictInt, Field(ge=1)]
    experts: tuple[StrictInt, StrictInt]
    most_representatives: StrictInt | None = None
    odd_marks: StrictBool = False
    basis: Basis
    drawn: Basis
    earliest_hours: Annotated[StrictInt, Field(ge=1)]
    earliest_basis: Basis
    grounds: Annotated[tuple[RecusalGround, ...], Field(min_length=1)]

    def ground(self, name: str) -> RecusalGround | None:
        """Return the ground of an id, None where there is none."""
        return next((one for one in self.grounds if one.id == name), None)

    @property
    def expert_share(self) -> Fraction:
        """Return the least share of experts."""
        return Fraction(*self.experts)


class EvaluationRules(Shape):
    """All of `rules.yaml`."""

    instruments: Mapping[Code, Instrument]
    formulas: tuple[Formula, ...]
    weights: tuple[PriceWeight, ...]
    abnormally_low: AbnormallyLow
    far_marks: _FarMarks
    odd_marks: Sourced
    bonuses: Sourced
    candidates: _Candidates
    ceiling: Sourced
    floor: Sourced
    replaced: Sourced
    signed: Sourced
    few_valid: _FewValid
    panels: tuple[PanelRule, ...]
    pool_ratio: _PoolRatio
    secret: Sourced

    def formula(self, name: str) -> Formula | None:
        """Return the formula of an id, None where there is none."""
        return next((one for one in self.formulas if one.id == name), None)


def read_rules(data: bytes, file: str) -> EvaluationRules:
    """Return the rules of one file. Raises RulebookError with every problem, by line and key."""
    return read_cited(EvaluationRules, data, file)


@cache
def rules() -> EvaluationRules:
    """Return the rules that come with the program."""
    return read_rules(_FILE.read_bytes(), _FILE.name)


def panel_rule(jurisdiction: str) -> PanelRule:
    """Return how panels are made up in a place (GB/T 2260): the most special rule; the national one fits all."""
    return most_special(rules().panels, jurisdiction)


def cite(basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    if basis.choice is not None:
        return cited({}, basis, language)
    title = getattr(rules().instruments[str(basis.instrument)].title, language)
    return f"{title}第{basis.article}条" if language == "zh" else f"{title} art. {basis.article}"
