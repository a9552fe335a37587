"""The demo's company comes to an estate."""

from __future__ import annotations

from web.cli.demo.stage import Stage
from web.register.engagements.steps import engagement_named


def test_a_contract_is_open_and_has_not_begun(stage: Stage) -> None:
    """It is of the demo's company."""
    found = engagement_named(stage.session, f"{stage.estates[-1]}-{stage.day(-10).year}")

    assert found.terms.company_id == stage.firm
    assert found.terms.starts_on > stage.day(0)
