"""A problem names the place as a person sees it in the file."""

from __future__ import annotations

import pytest

from credit.rulebook.locating import located
from credit.rulebook.trees import Finding, Items, Loc, Mark, Tree

_PARENT, _CHILD = Tree({"id": "a"}, {"id": Mark("p", 2)}), Tree({"id": "b"}, {"id": Mark("c", 3)})
_TREE = Tree({
    "vetoes": Items([_PARENT, _CHILD], [Mark("p", 2), Mark("c", 3)]),
    "indicators": Items([Tree({"rules": Items([_CHILD], [Mark("c", 3)])})], [Mark("c", 1)]),
})  # fmt: skip


@pytest.mark.parametrize(
    ("loc", "where"),
    [
        (("vetoes", 0, "id"), "p:2 vetoes[0].id"),
        (("vetoes", 1, "id"), "c:3 vetoes[0].id"),
        (("indicators", 0, "rules", 0, "id"), "c:3 rules[0].id"),
        (("vetoes", 1, "basis", "article"), "c:3 vetoes[0]"),
        (("nothing",), "tiny"),
    ],
)
def test_the_place_is_that_of_the_file(loc: Loc, where: str) -> None:
    """After merging, the index is still the one in the file; what is not there gives the part around it."""
    assert located(_TREE, Finding(loc, "x", "y"), "tiny").where == where
