"""Queries and bodies are held to their shapes."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from flask import Flask

from web.api.bodies import LARGEST, body_as, query_as
from web.api.problems import ApiProblem
from web.api.shapes import Paged


def test_a_query_hears_every_fault() -> None:
    """Of a wrong number and an unknown name; a name that is given twice could mean either."""
    for query, wheres in (("limit=0&x=1", {"limit", "x"}), ("limit=1&limit=2", {"limit"})):
        with Flask("test").test_request_context(f"/?{query}"), pytest.raises(ApiProblem) as refused:
            query_as(Paged)
        assert {one.where for one in refused.value.problems} == wheres


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [(b"{}", "text/plain", 415), (b"x" * (LARGEST + 1), "application/json", 413), (b"[]", "application/json", 422)],
)
def test_what_is_no_body_is_told(data: bytes, kind: str, status: int) -> None:
    """By the status that says why."""
    context = Flask("test").test_request_context("/", method="POST", data=data, content_type=kind)
    with context, pytest.raises(ApiProblem) as refused:
        body_as(Paged)

    assert refused.value.status == HTTPStatus(status)


def test_a_body_in_chunks_is_read_no_further() -> None:
    """It says nothing of its length, and could go on for ever; what is cut off is no JSON."""
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    context = Flask("test").test_request_context(
        "/", method="POST", data=b" " * (LARGEST + 9) + b"{}", content_type="application/json",
        environ_overrides=chunked,
    )  # fmt: skip
    with context, pytest.raises(ApiProblem):
        body_as(Paged)
    assert len(context.request.get_data()) == LARGEST
