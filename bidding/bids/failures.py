"""What the law makes of bids that are late or cannot be opened, and whose fault that is; read from bid_rules.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StrictInt

from credit.rulebook.law_files import cited
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Bilingual, Code, Shape
from credit.rulebook.shapes import Basis, Instrument
from credit.rulebook.trees import plain
from models.errors import Problem

__all__ = ["BidRules", "Cause", "Failure", "FillingStage", "bid_rules", "cite"]

_FILE: Final = Path(__file__).parent / "bid_rules.yaml"


class Cause(StrEnum):
    """Why a part could not be opened; whose fault each is stands in bid_rules.yaml."""

    ENVELOPE_MISSING = "envelope_missing"
    ENVELOPE_CHANGED = "envelope_changed"
    SHARES_MISSING = "shares_missing"
    ESCROW_MISSING = "escrow_missing"
    OWN_HALF_WITHHELD = "own_half_withheld"
    HEADER_FALSE = "header_false"
    SHARES_UNFIT = "shares_unfit"
    KEY_FALSE = "key_false"
    CONTENT_FALSE = "content_false"
    COVER_FALSE = "cover_false"
    IDENTITY_FALSE = "identity_false"
    KEY_NOT_ENROLLED = "key_not_enrolled"


class _Clause(Shape):
    basis: Basis


class _Least(Shape):
    number: Annotated[StrictInt, Field(ge=1)]
    basis: Basis


class _CauseRule(Shape):
    fault: Literal["bidder", "other"]
    words: Bilingual


class _Consequence(Shape):
    outcome: Literal["revoked", "withdrawn"]
    basis: Basis


class FillingStage(Shape):
    """How often a filler comes on average, while close is so near; without `within_minutes`, before all that."""

    within_minutes: Annotated[StrictInt, Field(ge=1)] | None = None
    every_minutes: Annotated[StrictInt, Field(ge=1)]


class _Uploads(Shape):
    most_bids: Annotated[StrictInt, Field(ge=1)]
    basis: Basis


class _Filling(Shape):
    basis: Basis
    stages: Annotated[tuple[FillingStage, ...], Field(min_length=1)]


class BidRules(Shape):
    """投标规则: what the law says of late, unsealed and unopened bids, each with its article."""

    instruments: Mapping[Code, Instrument]
    least_bids: _Least
    late: _Clause
    not_uploaded: _Clause
    not_sealed: _Clause
    uploads: _Uploads
    filling: _Filling
    consequences: Mapping[Literal["bidder", "other"], _Consequence]
    causes: Mapping[Cause, _CauseRule]


@dataclass(frozen=True, slots=True)
class Failure:
    """解密失败: the cause, and everything that was found wrong, in words."""

    cause: Cause
    problems: tuple[Problem, ...] = ()

    @property
    def outcome(self) -> str:
        """Return `revoked` (视为撤销) by the bidder's own fault, `withdrawn` (视为撤回) by another's."""
        rules = bid_rules()
        return rules.consequences[rules.causes[self.cause].fault].outcome

    def as_json(self) -> dict[str, object]:
        """Return the failure as it stands on record: cause, fault, outcome, article, and what was found."""
        rules = bid_rules()
        fault = rules.causes[self.cause].fault
        return {
            "article": cite(rules.consequences[fault].basis), "cause": str(self.cause), "fault": fault,
            "outcome": self.outcome, "found": [str(problem) for problem in self.problems],
        }  # fmt: skip


@cache
def bid_rules() -> BidRules:
    """Return the rules of bid_rules.yaml."""
    tree, problems = read_yaml(_FILE.read_bytes(), _FILE.name)
    if problems:
        raise ValueError(problems)
    return BidRules.model_validate(plain(tree))


def cite(basis: Basis) -> str:
    """Return instrument and article in Chinese, as refusals name them."""
    return cited(bid_rules().instruments, basis, "zh")
