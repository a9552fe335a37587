"""docs/owners.md shows the life of a vote as the code has it."""

from __future__ import annotations

from bidding.owners.election_life import ELECTION_LIFE
from bidding.owners.laws import laws
from bidding.owners.vote_life import VOTE_LIFE
from tests.architecture.source import page

PAGE = "docs/owners.md"


def test_the_diagram_is_the_tables() -> None:
    """Rendered from the transitions."""
    assert VOTE_LIFE.diagram() in page(PAGE)
    assert ELECTION_LIFE.diagram() in page(PAGE)


def test_every_matter_is_named() -> None:
    """Whoever writes an agenda finds all of them."""
    text = page(PAGE)

    assert all(f"`{matter}`" in text for law in laws() for matter in law.matters)
