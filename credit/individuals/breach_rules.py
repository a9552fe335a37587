"""The rules of owners' breaches as strict data: which there are, who may report them, how a judgment is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import Field

from credit.rulebook.errors import RulebookError
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Bilingual, Code, Shape
from credit.rulebook.shapes import Basis, Instrument
from credit.rulebook.trees import plain
from credit.rulebook.validating import shape_findings

__all__ = ["BREACHES", "BreachKind", "BreachRules", "BreachSource", "read_breach_rules"]


class BreachKind(Shape):
    """失信情形: what an owner may be recorded for."""

    id: Code
    title: Bilingual


class BreachSource(Shape):
    """报送单位: who may report it, and the form of the number that names a judgment or an award."""

    id: Code
    title: Bilingual
    number: str
    number_basis: Basis


class BreachRules(Shape):
    """All of it, with the article that it rests on."""

    instruments: Mapping[Code, Instrument]
    basis: Basis
    breaches: tuple[BreachKind, ...] = Field(min_length=1)
    sources: tuple[BreachSource, ...] = Field(min_length=1)

    @property
    def cited(self) -> str:
        """Return instrument and article in words."""
        return f"{self.instruments[str(self.basis.instrument)].title.en}, section {self.basis.article}"


def read_breach_rules(data: bytes, file: str) -> BreachRules:
    """Return the rules of a file. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    problems += [located(tree, finding, file) for finding in shape_findings(BreachRules, plain(tree))]
    if problems:
        raise RulebookError(problems)
    return BreachRules.model_validate(plain(tree))


_FILE: Final = Path(__file__).with_name("breaches.yaml")
BREACHES: Final = read_breach_rules(_FILE.read_bytes(), _FILE.name)
"""The rules that hold: those of the Rongcheng plan, the only text read that has owners recorded."""
