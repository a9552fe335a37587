"""docs/bids.md tells the code as it is."""

from __future__ import annotations

from bidding.bids import BOX, bid_rules
from tests.architecture.source import page


def test_the_life_of_a_box_is_that_of_the_table() -> None:
    """The diagram on the page is the one that the table draws."""
    assert BOX.diagram() in page("docs/bids.md")


def test_the_articles_are_those_of_the_data() -> None:
    """Each article that bid_rules.yaml cites for a failure and for the number of bids stands on the page."""
    text, rules = page("docs/bids.md"), bid_rules()
    cited = [rules.least_bids.basis, *(one.basis for one in rules.consequences.values())]

    for basis in cited:
        title = rules.instruments[str(basis.instrument)].title.zh.removeprefix("中华人民共和国")
        assert f"{title} {basis.article}" in text
