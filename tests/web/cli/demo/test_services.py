"""The demo's company comes to an estate."""

from __future__ import annotations

from web.cli.demo.stage import Stage
from web.register.engagements import engagement_named


def test_a_contract_is_open_and_has_not_begun(stage: Stage) -> None:
    """It is of the demo's company."""
    starts = stage.day(-10)
    found = engagement_named(stage.session, f"{stage.estates[-1]}-{starts.year}")

    assert (found.terms.company_id, found.terms.starts_on) == (stage.firm, starts)
