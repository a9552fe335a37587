"""The demo's fee lists beside its invented table."""

from __future__ import annotations

from bidding.fees import FeeGap, FeeStanding, estate_fees, read_fee_table
from synthetic_data import fee_table_text
from web.cli.demo.stage import PLACE, Stage
from web.register.money.rows import staged_steps


def test_every_standing_that_matters_is_seen(stage: Stage) -> None:
    """By menu, within, above with a charge, and not known."""
    table = read_fee_table(fee_table_text(PLACE, stage.day(0)).encode(), "demo.yaml")
    found = {name: estate_fees(name, steps, table, stage.day(0)) for name, steps in staged_steps(stage.session)}
    menu, *others = (found[name].seen[0] for name in (stage.estate, *stage.estates[1:4]))

    assert (menu.standing, menu.by_menu) == (FeeStanding.WITHIN, True)
    assert FeeGap.NO_LEVEL in {one.why for one in others}
    assert any(one.charges for one in found.values())
