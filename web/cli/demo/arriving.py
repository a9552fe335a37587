"""The demo's company comes to an estate: the contract is open at the subdistrict, the premises are to be inspected."""

from __future__ import annotations

from web.cli.demo.stage import PLACE, Stage

__all__ = ["arriving"]


def arriving(stage: Stage) -> None:
    """Open the engagement of a contract that begins in ten days, of a new estate of the developer."""
    from bidding.engagements import Move, Role, Step
    from web.register.engagements.steps import begin

    ahead = stage.day(-10)
    starts = ahead.replace(day=min(ahead.day, 28))
    told = {
        "community_id": stage.estates[-1], "company_id": stage.firm, "jurisdiction": PLACE, "subdistrict": stage.office,
        "stage": "initial", "signed_on": stage.day(6).isoformat(), "starts_on": starts.isoformat(),
        "ends_on": starts.replace(year=starts.year + 3).isoformat(), "predecessor": None,
        "delivery_on": stage.day(-12).isoformat(),
    }  # fmt: skip
    at = stage.at(5)
    step = Step(Move.OPEN, stage.day(5), at, stage.office, Role.SUBDISTRICT, told)
    with stage.acting(at, "engagement") as clerk:
        begin(clerk, f"{stage.estates[-1]}-{starts.year}", step)
