"""Entries by position, by name, and as a feed."""

from __future__ import annotations

from models.record import entries_from, entries_waiting, entry_at, entry_named, newest_of, sequence
from models.record.entries import entries_by, entries_of
from tests.builders.record import Recorded, a_clerk, writing_to


def test_the_feed_goes_on_where_a_reader_stopped(recorded: Recorded) -> None:
    """Asking again from one past the last gives each entry once."""
    with writing_to(recorded.url) as session:
        seen: list[int | None] = []
        while page := list(entries_from(session, len(seen), 5)):
            seen += [entry.position for entry in page]

    assert seen == list(range(19))


def test_an_entry_is_found_by_position_and_digest(recorded: Recorded) -> None:
    """Both ways lead to the same entry; beyond the end there is none."""
    with writing_to(recorded.url) as session:
        entry = entry_at(session, 3)
        assert entry is not None
        assert entry_named(session, entry.digest) == entry
        assert (entry_at(session, 19), entry_named(session, "sha256:0")) == (None, None)


def test_people_name_entries_as_they_like(recorded: Recorded) -> None:
    """A position, a subject, or the beginning of a digest."""
    with writing_to(recorded.url) as session:
        entry = entry_at(session, 2)
        assert entry is not None
        for name in ("2", entry.subject, entry.digest, entry.digest[7:20]):
            assert entries_by(session, name) == [entry]
        assert entries_by(session, "nothing") == []


def test_the_newest_may_still_wait(recorded: Recorded) -> None:
    """An entry without a position is newer than all others, unless only those before a position are asked for."""
    with writing_to(recorded.url) as session:
        a_clerk(session).enter("publication", "publication/2", keys={"id": [1]})
        newest, before = newest_of(session, "publication"), newest_of(session, "publication", before=19)
        assert [entry.subject for entry in entries_waiting(session)] == ["publication/2"]
        sequence(session)
        assert list(entries_waiting(session)) == []

    assert newest is not None
    assert before is not None
    assert (newest.subject, before.subject) == ("publication/2", "publication/1")


def test_entries_of_some_types_come_in_order(recorded: Recorded) -> None:
    """By position, and what waits last; nothing of another type."""
    with writing_to(recorded.url) as session:
        placed = [one for one in entries_from(session) if one.type == "publication"]
        a_clerk(session).enter("publication", "publication/2", keys={"id": [1]})
        found = list(entries_of(session, ("publication", "key.lost")))

    assert found[:-1] == placed != []
    assert (found[-1].subject, found[-1].position) == ("publication/2", None)
