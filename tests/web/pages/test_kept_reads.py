"""Reads that few acts make new."""

from __future__ import annotations

from collections.abc import Callable, Sized

import pytest
from flask import Flask, request

from web.pages.kept_reads import listings, names_on_record, stopped
from web.register.ratings.version import version_of
from web.tags import Asked


@pytest.mark.parametrize(("read", "mark"), [(listings, "listed"), (names_on_record, "imported")])
def test_they_are_read_again_when_such_an_act_was_entered(app: Flask, read: Callable[[], Sized], mark: str) -> None:
    """And by no other act; who is signed in is answered from the register itself."""
    with app.extensions["wuxin.engine"].connect() as reading:
        version = version_of(reading)
    with app.test_request_context("/"):
        by_itself, found = read(), []
        for after in ({}, {"position": 99}, {mark: 99}):
            Asked(version._replace(**after), "tag").tell(request.environ)
            found.append(read())

    assert found[0] == by_itself
    assert [one is found[0] for one in found] == [True, True, False]


def test_stopped_votes_are_read_again_after_every_entry(app: Flask) -> None:
    """A vote may be stopped by an entry that waits for its position."""
    with app.extensions["wuxin.engine"].connect() as reading:
        version = version_of(reading)
    with app.test_request_context("/"):
        found = []
        for after in ({}, {"listed": 99}, {"waiting": 99}, {"position": 99}):
            Asked(version._replace(**after), "tag").tell(request.environ)
            found.append(stopped())

    assert [one is found[0] for one in found] == [True, True, False, False]


def test_names_are_by_code(app: Flask) -> None:
    """Of every company on record."""
    with app.test_request_context("/"):
        assert (names_on_record()["C000"], len(names_on_record())) == ("东安第0物业服务有限公司", 60)
