"""What is public, and what is not there."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from tests.builders.accounts import empty_portal
from web.api.problems import ApiProblem
from web.api.publication import known, shown_run
from web.application import create_app
from web.settings import Settings


def test_the_newest_publication_is_shown(city: str) -> None:
    """With its run."""
    with create_app(Settings(database_url=city)).test_request_context("/api/v1/companies"):
        assert shown_run().run_id == 12


def test_before_the_first_publication_nothing_is_shown(tmp_path: Path) -> None:
    """503, with what to do."""
    with empty_portal(tmp_path).test_request_context("/api/v1/companies"), pytest.raises(ApiProblem) as refused:
        shown_run()

    assert refused.value.status == HTTPStatus.SERVICE_UNAVAILABLE


def test_what_was_not_found_is_told() -> None:
    """A row that is none, and no rows."""
    known(object(), "x")
    nothings: tuple[object, ...] = (None, [])
    for nothing in nothings:
        with pytest.raises(ApiProblem):
            known(nothing, "x")
