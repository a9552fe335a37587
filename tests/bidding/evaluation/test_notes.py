"""What a reader should know beside the numbers."""

from __future__ import annotations

from bidding.evaluation import evaluate, read_scheme
from bidding.evaluation.notes import notes_on, scheme_notes
from tests.builders.evaluations import CRITERIA, a_tender


def test_a_whole_file_leaves_nothing_to_say() -> None:
    """Panel, locks and the opening of prices are shown, and three bids are valid."""
    assert evaluate(a_tender()).notes == ()


def test_prizes_of_one_place_are_cautioned() -> None:
    """Regulation art. 32: not allowed where the law requires the tender, to be justified elsewhere."""
    scheme = read_scheme({"method": "comprehensive", "criteria": [*CRITERIA[:3], CRITERIA[3] | {
        "bonus_for": "local_award"}]})  # fmt: skip

    assert "may not reward it" in scheme_notes(scheme, statutory=True)[0].en
    assert "if it bears on the work" in scheme_notes(scheme, statutory=False)[0].en


def test_a_light_price_and_an_odd_sum_are_told() -> None:
    """And that a majority may set marks aside."""
    criteria = [CRITERIA[0] | {"max_points": "5"}, *CRITERIA[1:]]
    notes = scheme_notes(read_scheme({"method": "comprehensive", "criteria": criteria, "replace_odd_marks": True}),
                         statutory=True)  # fmt: skip

    assert [note.en.split(",")[0] for note in notes[:1]] == ["full points are 75"]
    assert "less than 10 %" in notes[1].en
    assert "odd mark" in notes[2].en


def test_what_is_not_shown_is_said() -> None:
    """No panel, no order of blind marking, few valid bids."""
    notes = notes_on(a_tender(panel=None, prices_opened_at=None), 2)

    assert ["panel is not listed" in notes[0].en, "not shown" in notes[1].en, "fewer than 3" in notes[2].en] == [
        True
    ] * 3
