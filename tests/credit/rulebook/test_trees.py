"""Trees remember where their parts were written."""

from __future__ import annotations

from credit.rulebook.trees import Items, Mark, Tree, mark_of, plain, select

_INNER = Tree({"points": "x"}, {"points": Mark("f.yaml", 7)})
_TREE = Tree({"rules": Items([_INNER], [Mark("f.yaml", 6)])}, {"rules": Mark("f.yaml", 5)})


def test_the_deepest_part_that_exists_gives_the_line() -> None:
    """A missing key is reported where its mapping stands; steps that only the shape knows are passed over."""
    assert mark_of(_TREE, ("rules", 0, "points")) == Mark("f.yaml", 7)
    assert mark_of(_TREE, ("rules", 0, "basis")) == Mark("f.yaml", 6)
    assert mark_of(_TREE, ("rules", "union", 0, "points")) == Mark("f.yaml", 7)
    assert mark_of(_TREE, ("title",)) is None


def test_select_follows_stars_through_mappings_and_lists() -> None:
    """Every value that the pattern matches comes with its place, and what is not there is no error."""
    assert list(select(_TREE, "rules", "*", "points")) == [(("rules", 0, "points"), "x")]
    assert list(select(_TREE, "rules", "*", "*", "deeper")) == []


def test_plain_is_equal_and_ordinary() -> None:
    """The plain form holds the same values in ordinary dicts and lists."""
    assert plain(_TREE) == {"rules": [{"points": "x"}]}
    assert type(plain(_TREE)) is dict


def test_a_mark_is_a_link() -> None:
    """`file:line` is what editors open."""
    assert str(Mark("tiny/rulebook.yaml", 3)) == "tiny/rulebook.yaml:3"


def test_put_sets_a_value_and_its_line() -> None:
    """A value without a line of its own leaves the older line in place."""
    tree = Tree()
    tree.put("a", 1, Mark("f", 1))
    tree.put("a", 2, None)
    assert (tree["a"], tree.marks["a"]) == (2, Mark("f", 1))
