"""How commands write the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.migrations import upgrade
from models.record import entries_from, entry_named, size_of
from tests.builders.record import Recorded, writing_to
from web.cli.recording import clerk, demo_signer, foretold, put_in_order


def test_a_clerk_enters_now(rated: Recorded) -> None:
    """With a salt that was never there before."""
    with writing_to(rated.url) as session:
        by = clerk(session)
        entries = [entry_named(session, by.enter("draw.made", "draw/1")) for _ in range(2)]

    assert abs(by.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert len({entry.salt for entry in entries if entry is not None}) == 2


def test_a_demonstration_has_the_same_salts_each_time() -> None:
    """One after the other, of the length asked for; another seed has others."""
    first, again, other = foretold("a"), foretold("a"), foretold("b")
    salts = [first(32), first(32)]

    assert salts == [again(32), again(32)]
    assert len({*salts, other(32)}) == 3
    assert len(first(5)) == 5


def test_the_key_of_the_demo_is_no_secret() -> None:
    """It is the same everywhere, and says so by its name."""
    assert demo_signer().verifier() == demo_signer().verifier()
    assert demo_signer().name == "wuxin.example/demo"


def test_all_waiting_entries_are_put_in_order(rated: Recorded) -> None:
    """However many there are; then none waits."""
    with writing_to(rated.url) as session:
        for number in range(5):
            clerk(session).enter("draw.made", f"draw/{number}")

    assert (put_in_order(rated.url), put_in_order(rated.url)) == (5, 0)
    with writing_to(rated.url) as session:
        assert size_of(session) == 22
        assert [entry.subject for entry in entries_from(session, 17)] == [f"draw/{number}" for number in range(5)]


def test_an_empty_register_has_nothing_to_order(tmp_path: Path) -> None:
    """Nothing is done."""
    url = f"sqlite:///{tmp_path}/empty.db"
    upgrade(url)

    assert put_in_order(url) == 0
