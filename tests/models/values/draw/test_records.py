"""A draw again from its record."""

from __future__ import annotations

import json

import pytest

from models.errors import InputError, RefusedError
from models.values.draw import draw
from models.values.draw.records import drawn_again, plan_from, record_faults
from tests.builders.draws import CODES, plan_of, pool_of


def _record(**changes: object) -> dict[str, object]:
    plan = plan_of(pool_of("甲乙丙", "东") + pool_of("丁戊己", "西"), quotas={"东": 1, "西": 1}, substitutes=1)
    told = draw(plan, codes=CODES, randomness="01 02 03").as_dict()
    return {**json.loads(json.dumps(told)), **changes}


def test_a_record_draws_the_same_again() -> None:
    """Through JSON and back, strata and substitutes among it."""
    record = _record()
    drawn = drawn_again(record)

    assert plan_from(record) == drawn.plan
    assert (list(drawn.labels), record_faults(record, drawn)) == (record["drawn"], [])


def test_another_result_is_told_where() -> None:
    """By the part of the record that says something else."""
    record = _record(drawn=["甲", "丁", "乙"], pool_sha256="00")

    assert [problem.where for problem in record_faults(record, drawn_again(record))] == ["pool_sha256", "drawn"]


def test_a_code_that_was_not_hashed_is_refused() -> None:
    """The hash of each code is on record before the lottery."""
    record = _record()
    parties = json.loads(json.dumps(record["parties"]))
    parties[0]["code"] = "another"

    with pytest.raises(RefusedError, match="not the one whose hash is on record"):
        drawn_again({**record, "parties": parties})


@pytest.mark.parametrize("changes", [
    {"suite": "dice"}, {"pool": None}, {"count": "many"}, {"parties": [{}]}, {"recusals": None}, {"source": {}},
])  # fmt: skip
def test_another_form_is_refused(changes: dict[str, object]) -> None:
    """With a word, whatever stands in its place."""
    with pytest.raises(InputError):
        drawn_again(_record(**changes))
