"""A plan knows its strata, and its hashes speak for the whole pool."""

from __future__ import annotations

import json
from hashlib import sha256

from models.values.draw import Candidate, Party
from tests.builders.draws import plan_of, pool_of


def test_a_pool_without_strata_is_one_stratum() -> None:
    """Its tickets carry the namespace of the draw alone."""
    [stratum] = plan_of(pool_of({"甲": 2, "乙": 1, "丙": 4})).strata

    assert (stratum.name, stratum.quota, stratum.tickets) == ("", 2, 7)
    assert stratum.namespace("n") == "n"


def test_each_stratum_has_its_quota_and_namespace() -> None:
    """In the order of their names, and without substitutes where nobody is drawn."""
    pool = (*pool_of("甲乙", "西区"), *pool_of("丙丁", "东区"))
    east, west = plan_of(pool, quotas={"东区": 2, "西区": 0}, substitutes=1).strata

    assert (east.name, east.quota, east.substitutes, east.namespace("n")) == ("东区", 2, 1, "n/东区")
    assert (west.name, west.quota, west.places) == ("西区", 0, 0)


def test_the_hash_of_the_pool_ignores_the_order_of_rows_alone() -> None:
    """A label, a weight, a stratum or the salt more or less is another pool."""
    pool = (Candidate("甲", 2, "东"), Candidate("乙", 1, "西"))
    hashed = plan_of(pool).pool_sha256
    others = [
        plan_of((Candidate("甲", 3, "东"), pool[1])),
        plan_of((Candidate("甲", 2, "西"), pool[1])),
        plan_of(pool[:1]),
        plan_of(pool, salt="s"),
    ]

    assert plan_of(pool[::-1]).pool_sha256 == hashed
    assert hashed not in {other.pool_sha256 for other in others}


def test_the_hash_of_the_pool_can_be_made_without_us() -> None:
    """SHA-256 of the JSON that docs/draws.md shows."""
    plan = plan_of((Candidate("乙"), Candidate("甲", 2)), salt="盐")
    written = json.dumps(
        {"pool": {"乙": [1, ""], "甲": [2, ""]}, "salt": "盐"}, ensure_ascii=False, separators=(",", ":")
    )

    assert plan.pool_sha256 == sha256(written.encode()).hexdigest()


def test_a_party_puts_the_hash_of_its_code_on_record() -> None:
    """SHA-256 of its UTF-8, as any tool gives it."""
    assert Party.of("公证处", "海棠").code_sha256 == sha256("海棠".encode()).hexdigest()
