"""Entity tags."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from web import tags
from web.register.ratings.version import Version
from web.tags import Asked, asked, tag_of

NOON = datetime(2024, 7, 1, 4, tzinfo=UTC)
VERSION = Version(1, 7, 0, 2, 1)


def test_a_tag_is_of_address_version_and_day() -> None:
    """Terms begin and end by days in Shanghai, without an act; the hour changes nothing."""
    found = {
        tag_of("/a", VERSION, NOON),
        tag_of("/a", VERSION, NOON + timedelta(hours=1)),
        tag_of("/a?x=1", VERSION, NOON),
        tag_of("/a", VERSION._replace(position=8), NOON),
        tag_of("/a", VERSION, NOON + timedelta(days=1)),
    }

    assert len(found) == 4


def test_an_upgrade_makes_every_tag_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor who kept a page of the older software is sent the new one."""
    before = tag_of("/a", VERSION, NOON)
    monkeypatch.setattr(tags, "_code", lambda: "the next release")

    assert tag_of("/a", VERSION, NOON) != before


def test_the_application_is_told_what_was_found() -> None:
    """By the environment of the request; one that may be somebody's own brings nothing."""
    found = Asked(VERSION, "abc")
    environ: dict[str, object] = {}
    found.tell(environ)

    assert (asked(environ), asked({})) == (found, None)
