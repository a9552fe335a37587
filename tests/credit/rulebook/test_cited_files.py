"""Files that cite instruments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from credit.rulebook.cited_files import read_cited
from credit.rulebook.errors import RulebookError
from credit.rulebook.scalars import Code, Shape
from credit.rulebook.shapes import Basis, Instrument
from credit.rulebook.trees import Finding

_FILE = """\
id: small
instruments: {plan: {title: {zh: 方案, en: Plan}, issuer: {zh: 市, en: City}, read_at: here}}
basis: {instrument: %s, article: "3"}
"""


class _Small(Shape):
    id: Code
    instruments: Mapping[Code, Instrument]
    basis: Basis


def test_a_file_is_read_into_its_shape() -> None:
    """With the instrument that it cites."""
    assert read_cited(_Small, (_FILE % "plan").encode(), "small.yaml").basis.article == "3"


def test_every_fault_is_told_at_once() -> None:
    """What the shape does not know, an instrument that there is not, what its own reader finds; each by its line."""

    def more(content: Mapping[str, Any]) -> Iterator[Finding]:
        yield Finding(("id",), f"{content['id']} is too small", "Take another.")

    with pytest.raises(RulebookError) as refused:
        read_cited(_Small, (_FILE % "law" + "odd: 1\n").encode(), "small.yaml", "See there.", more)

    told = [str(one) for one in refused.value.problems]
    assert [sum(word in one for one in told) for word in ("odd", "no instrument 'law'", "too small")] == [1, 1, 1]
    assert all("small.yaml" in one for one in told)
