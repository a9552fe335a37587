"""Entries against content, content against attachments."""

from __future__ import annotations

import pytest

from models.ledger.entries import Entry
from models.record.content_checks import check_contents, digests_in, facts_of, parts_of
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.record import Recorded, a_clerk, writing_to
from tests.builders.tampering import only, recommitted, tamper


def _checked(city: Recorded) -> list[tuple[str, int | None]]:
    found = Verification("copy")
    with writing_to(city.url) as session:
        check_contents(KeptRecord(session), found)
    return [(one.where, one.position) for one in found.findings]


def _says(content: str) -> Entry:
    return Entry(0, "draw.made", "s", "d", b"s" * 32, content)


@pytest.mark.parametrize(
    "change",
    [
        "content = replace(content, '2024', '2023')",
        "content = '{}'",
        "content = 'no JSON'",
        "salt = zeroblob(32)",
        "salt = NULL",
        "digest = 'sha256:' || digest",
    ],
)
def test_content_that_is_not_committed_to_is_named(rated: Recorded, change: str) -> None:
    """Whichever of the three was changed."""
    tamper(rated.url, f"UPDATE ledger_entry SET {change} WHERE position = 14")  # noqa: S608 - the test's own words

    assert _checked(rated) == [("content", 14)]


def test_content_in_another_spelling_is_named(rated: Recorded) -> None:
    """Committed to or not: no export could give it back."""
    recommitted(rated.url, 14, '"turn":', '"turn": ')

    assert _checked(rated) == [("content", 14)]


def test_erased_content_needs_an_act_that_names_it(rated: Recorded) -> None:
    """Without one it was made away with; with one, all is well."""
    digest = only(rated.url, "SELECT digest FROM ledger_entry WHERE position = 14")
    tamper(rated.url, "UPDATE ledger_entry SET salt = NULL, content = NULL WHERE position = 14")
    assert _checked(rated) == [("content", 14)]
    with writing_to(rated.url) as session:
        a_clerk(session).enter("personal.erased", "contents", {"contents": [digest]})

    assert _checked(rated) == []


def test_a_kind_that_does_not_exist_is_named(rated: Recorded) -> None:
    """The table of acts is all there is."""
    tamper(rated.url, "UPDATE ledger_entry SET type = 'rating.guess' WHERE position = 14")

    assert _checked(rated) == [("type", 14)]


def test_a_changed_attachment_is_named_with_its_line(rated: Recorded) -> None:
    """Where a line is no longer canonical, the line too."""
    tamper(rated.url, "UPDATE ledger_blob SET data = CAST(replace(CAST(data AS TEXT), ',', ', ') AS BLOB)")
    found = Verification("copy")
    with writing_to(rated.url) as session:
        check_contents(KeptRecord(session), found)

    ratings = next(one for one in found.findings if one.where == "attachment ratings")
    assert (ratings.position, "line 1 is not as this system writes" in ratings.what) == (2, True)
    assert ratings.should.startswith("SHA-256 ")


def test_a_missing_attachment_is_named(rated: Recorded) -> None:
    """By every entry that attaches it."""
    tamper(rated.url, "DELETE FROM ledger_blob WHERE CAST(data AS TEXT) LIKE '%\"blacklisted\":%'")

    assert _checked(rated) == [("attachment ratings", 2), ("attachment ratings", 3), ("attachment ratings", 10)]


def test_an_attachment_that_nobody_names_is_told(rated: Recorded) -> None:
    """Nothing may hide beside the record."""
    tamper(rated.url, "INSERT INTO ledger_blob VALUES ('ab', x'00')")

    assert _checked(rated) == [("attachment ab", None)]


def test_what_waits_for_a_position_is_no_deviation(rated: Recorded) -> None:
    """Neither it nor what it attaches; and what is false in it is."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("publication", "publication/2", keys={"id": [1]})
    assert _checked(rated) == []
    tamper(rated.url, "UPDATE ledger_entry SET content = '{}' WHERE position IS NULL")

    assert ("content", 17) in _checked(rated)


@pytest.mark.parametrize(
    "content", ["x", "[]", "3", "[" * 100_000, '{"parts":3}', '{"parts":{"a":3}}', '{"parts":{"a":{"digest":3}}}']
)
def test_strange_content_names_no_attachments(content: str) -> None:
    """It raises nothing."""
    assert dict(parts_of(_says(content))) == {}
    assert digests_in(facts_of(_says(content)), "contents") == []


def test_only_digests_are_read_from_a_list() -> None:
    """Whatever else stands there."""
    assert digests_in({"contents": ["a", 3, None, ["b"]]}, "contents") == ["a"]
    assert digests_in({"contents": "abc"}, "contents") == []
