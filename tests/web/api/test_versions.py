"""Entity tags."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask

from tests.builders.record import a_clerk, writing_to
from tests.web.api.conftest import Caller
from web.api.versions import record_version, tag_of

NOON = datetime(2024, 7, 1, 4, tzinfo=UTC)


def test_an_act_changes_the_version(caller: Caller) -> None:
    """When it is entered, and when it gets its position."""
    seen = []
    for step in range(3):
        with writing_to(caller.url) as session:
            seen.append(record_version(session))
            if step == 0:
                a_clerk(session).enter("draw.made", "draw/1")
        if step == 1:
            caller.acts()

    assert len(set(seen)) == 3


def test_a_tag_is_of_address_and_day(caller: Caller) -> None:
    """Terms begin and end by days in Shanghai, without an act."""
    tags = set()
    for path, at in (("/a", NOON), ("/a?x=1", NOON), ("/a", NOON + timedelta(days=1)), ("/a", NOON)):
        with writing_to(caller.url) as session, Flask("test").test_request_context(path):
            tags.add(tag_of(session, lambda at=at: at))  # type: ignore[misc]

    assert len(tags) == 3
