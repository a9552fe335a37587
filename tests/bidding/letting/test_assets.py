"""An asset's life from the register, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.letting import Asset, AssetState, AssetStep, asset_state, law_for
from bidding.letting.assets import ASSET_LIFE, AssetAttempt, take_asset_step
from models.errors import InputError, RefusedError
from tests.architecture.source import page
from tests.builders.lettings import an_asset, asset_step, day

LAW = law_for("330102")


def _take(asset: Asset, step: AssetStep, let_until: str | None = None) -> Asset:
    return take_asset_step(AssetAttempt(asset, step, LAW, let_until and day(let_until)))  # type: ignore[arg-type]


def test_it_is_corrected_and_withdrawn() -> None:
    """The newest facts hold, those before stay among its steps."""
    corrected = _take(an_asset(), asset_step("correct", "2024-02-01", area=5000, reason="measured anew"))
    gone = _take(corrected, asset_step("withdraw", "2024-03-01", role="subdistrict", reason="pulled down"))

    assert [step.content.get("area") for step in gone.steps] == [4850, 5000, None]
    assert (gone.facts.area, asset_state(gone)) == (5000, AssetState.WITHDRAWN)
    assert asset_state(Asset("x", "y")) is AssetState.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"kind": "castle"}, "no kind 'castle'"),
        ({"area": 0}, "told by its area alone"),
        ({"kind": "parking"}, "told by its places alone"),
        ({"place": ""}, "where it is"),
        ({"document": ""}, "no document says whose it is"),
        ({"owner": "unit"}, "names the unit"),
        ({"unit": "1-2"}, "names the unit"),
    ],
)
def test_facts_that_are_not_whole_are_refused(facts: dict[str, Any], why: str) -> None:
    """With what to give."""
    with pytest.raises(RefusedError, match=why):
        an_asset(**facts)


def test_every_reason_is_told() -> None:
    """A stranger, without a reason, of what is let, before the step on record."""
    with pytest.raises(RefusedError) as caught:
        _take(an_asset(), asset_step("withdraw", "2024-01-01", role="auditor"), "2025-01-01")

    words = ("role auditor", "no reason", "let until 2025-01-01", "before the step on record")
    assert all(word in str(caught.value) for word in words)


def test_what_is_not_registered_has_no_facts() -> None:
    """And says how to register it."""
    with pytest.raises(InputError, match="wuxin asset register"):
        Asset("shop-9", "willow-garden").facts  # noqa: B018 - reading it is what is tried


def test_the_page_shows_its_life() -> None:
    """As the table draws it."""
    assert ASSET_LIFE.diagram() in page("docs/letting.md")
