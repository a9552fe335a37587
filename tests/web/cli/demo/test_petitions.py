"""What the demo's companies ask of the authority."""

from __future__ import annotations

from credit.standing.petitions import PetitionState, petition_state
from web.cli.demo.stage import Stage
from web.register.standing.petitions import petitions_of


def test_objections_and_a_repair_wait_and_one_is_refused(stage: Stage) -> None:
    """The demo's company has one that waits."""
    found = {(one.kind, petition_state(one)) for one in petitions_of(stage.session)}

    assert ("objection", PetitionState.REFUSED) in found
    assert ("repair", PetitionState.FILED) in found
    assert [petition_state(one) for one in petitions_of(stage.session, stage.firm)] == [PetitionState.FILED]
