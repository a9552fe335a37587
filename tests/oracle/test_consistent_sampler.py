"""The second sampler gives its published draws."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from tests.oracle.consistent_sampler import sample


@pytest.mark.shared
def test_all_published_draws_are_reproduced(shared: Path) -> None:
    """The six cases of its README and usage examples: ids, tickets, with and without replacement."""
    cases = json.loads((shared / "vectors" / "consistent_sampler.json").read_text(encoding="utf-8"))["cases"]
    shown = 0
    for case in cases:
        again = case.get("with_replacement", False)
        found = [*islice(sample(case["ids"], case["seed"], with_replacement=again), case.get("take"))]
        for column, key in enumerate(("expect_tickets", "expect_ids")):
            if key in case:
                assert [one[column] for one in found] == case[key]
                shown += 1

    assert (len(cases), shown) == (6, 7)
