"""What stands on the pages."""

from __future__ import annotations

from tests.builders.monthly import month
from web.monthly.document import told_of


def test_the_tiles_show_the_rates_and_their_colour() -> None:
    """Green where the target is met, amber where not."""
    tiles = {tile["label"]: tile for tile in told_of(month(), "en")["tiles"]}

    assert (tiles["Mediation rate of disputes"]["value"], tiles["Mediation rate of disputes"]["colour"]) == (
        "100.0 %", "#0f766e"
    )  # fmt: skip
    assert tiles["Acceptance rate"]["colour"] == "#b45309"


def test_the_target_and_the_method_are_cited() -> None:
    """In the language of the page."""
    notes = " ".join(part["note"] for part in told_of(month(), "zh")["parts"])

    assert "资阳中心城区" in notes
    assert "Clayton" in notes
