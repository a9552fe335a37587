"""Bids, awards, contracts, work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bidding.ocds.facts import Contracted, Opened, Performed
from bidding.ocds.outcomes import bids_block, contract_block, implementation_block
from tests.builders.processes import a_life, at

LIFE = a_life()


def test_bids_are_counted_and_told() -> None:
    """Those rejected count as bids, and not as valid ones."""
    opened = LIFE[3]
    assert isinstance(opened, Opened)
    bids = [replace(opened.bids[0], status="disqualified", received_at=at(31)), *opened.bids[1:]]
    block: Any = bids_block(bids)

    assert {one["measure"]: one["value"] for one in block["statistics"]} == {"bids": 3, "validBids": 2}
    assert block["details"][0]["requirementResponses"][0]["value"] == "AA"
    assert "date" in block["details"][0]


def test_a_contract_runs_from_day_to_day() -> None:
    """In Shanghai; a contract that is not signed has no moment of it."""
    signed = LIFE[6]
    assert isinstance(signed, Contracted)
    block: Any = contract_block(signed.contracts[0])
    waiting = contract_block(replace(signed.contracts[0], signed_at=None, starts_on=None, ends_on=None))

    assert block["period"]["startDate"] == "2024-08-31T16:00:00.000000Z"
    assert not waiting.keys() & {"dateSigned", "period"}


def test_work_is_told_by_contract() -> None:
    """Nothing of another contract."""
    done = LIFE[7]
    assert isinstance(done, Performed)

    assert implementation_block(done, "contract-1").keys() == {"milestones", "transactions"}
    assert implementation_block(done, "contract-2") == {}
