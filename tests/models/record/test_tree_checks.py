"""Entries against the tree."""

from __future__ import annotations

from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.record.tree_checks import check_tree
from tests.builders.record import Recorded, a_clerk, sign, writing_to
from tests.builders.tampering import tamper


def _checked(city: Recorded) -> Verification:
    found = Verification("copy")
    with writing_to(city.url) as session:
        check_tree(KeptRecord(session), (), found)
    return found


def _places(found: Verification) -> list[tuple[str, int | None]]:
    return [(one.where, one.position) for one in found.findings]


def test_roots_are_given_at_the_sizes_asked_for(rated: Recorded) -> None:
    """Those that the entries reach, and the empty tree's."""
    found = Verification("copy")
    with writing_to(rated.url) as session:
        roots = check_tree(KeptRecord(session), {9, 17, 18}, found)

    assert sorted(roots) == [0, 9, 17]
    assert (found.size, found.root, found.findings) == (17, roots[17], [])


def test_a_changed_leaf_is_named_with_both_hashes(rated: Recorded) -> None:
    """The tile tells what the entry should hash to."""
    tamper(rated.url, "UPDATE ledger_entry SET subject = 'run/9' WHERE position = 2")
    found = _checked(rated)

    assert _places(found) == [("tile 0/0", 2)]
    assert "the tree holds" in found.findings[0].what


def test_two_swapped_entries_are_both_named(rated: Recorded) -> None:
    """Each stands where the other should."""
    for old, new in ((4, -1), (5, 4), (-1, 5)):
        tamper(rated.url, "UPDATE ledger_entry SET position = ? WHERE position = ?", new, old)

    assert _places(_checked(rated)) == [("tile 0/0", 4), ("tile 0/0", 5)]


def test_a_missing_entry_leaves_a_gap(rated: Recorded) -> None:
    """The first position that is not what it should be is the one."""
    tamper(rated.url, "DELETE FROM ledger_entry WHERE position = 7")
    first = _checked(rated).findings[0]

    assert (first.where, first.position, first.should) == ("position", 7, "entry 7")


def test_an_entry_too_many_is_not_in_the_tree(rated: Recorded) -> None:
    """Put at the end past the sequencer."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")
    tamper(rated.url, "UPDATE ledger_entry SET position = 17 WHERE position IS NULL")

    assert ("tile 0/0", 17) in _places(_checked(rated))


def test_a_tile_is_held_against_its_leaves(rated: Recorded) -> None:
    """One bit of it, its end, or the whole of it."""
    for change in ("x'00' || substr(hashes, 2)", "substr(hashes, 1, 32 * 16)", "x''"):
        tamper(rated.url, f"UPDATE ledger_tile SET hashes = CAST({change} AS BLOB)")  # noqa: S608 - the test's own words
        assert {where for where, _ in _places(_checked(rated))} == {"tile 0/0"}


def test_a_tile_that_the_tree_has_not_is_told(rated: Recorded) -> None:
    """Wherever it stands, and whatever its number is."""
    tamper(rated.url, "INSERT INTO ledger_tile SELECT 3, 8, hashes FROM ledger_tile")
    tamper(rated.url, "INSERT INTO ledger_tile SELECT 'low', 8, hashes FROM ledger_tile WHERE level = 0")

    assert _places(_checked(rated)) == [("tile low/8", None), ("tile 3/8", None)]


def test_a_tree_of_two_levels_is_checked_on_both(empty: str) -> None:
    """A full tile's root stands in the tile above."""
    city = Recorded(empty, None)  # type: ignore[arg-type]  # nothing is exported
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        for number in range(300):
            clerk.enter("draw.made", f"draw/{number}")
        sign(session)
    assert _checked(city).findings == []
    tamper(empty, "UPDATE ledger_tile SET hashes = zeroblob(32) WHERE level = 1")

    assert _places(_checked(city)) == [("tile 1/0", None)]
