"""The API does as it is described: schemathesis asks each operation what the description allows, and what not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from models.tables import engine_for, writing
from tests.builders.record import LOG, a_clerk
from web.api.operations import BASE, Operation
from web.api.routing import routes
from web.application import create_app
from web.register.accounts.api_tokens import Scope, make
from web.settings import Settings

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FEW = settings(
    max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def open_city(city: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, str]:
    """Return a portal on a copy of the city that anybody may write to, and a token for everything."""
    path = tmp_path_factory.mktemp("open") / "city.db"
    shutil.copy(Path(city.removeprefix("sqlite:///")), path)
    url = f"sqlite:///{path}"
    engine = engine_for(url)
    with writing(engine) as session:
        token = make(a_clerk(session), "12345", "rongcheng", list(Scope), "Hotline Centre").token
    engine.dispose()
    return create_app(Settings(database_url=url, api_requests_a_minute=100_000), signer=LOG), token


@pytest.fixture(scope="module")
def schema(open_city: tuple[Flask, str]) -> schemathesis.BaseSchema:
    """Return the description as schemathesis reads it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", open_city[0])


def _modes(operation: Operation) -> list[GenerationMode]:
    """Return how to ask: wrongly too where there is anything that can be wrong, as not in bytes of any kind."""
    has_shape = operation.query is not None or (operation.body is not None and "json" in operation.takes)
    return [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if has_shape else [])]


@pytest.mark.parametrize("declared", routes.operations, ids=lambda one: one.name)
def test_an_operation_does_as_it_is_described(
    open_city: tuple[Flask, str], schema: schemathesis.BaseSchema, declared: Operation
) -> None:
    """No 5xx, no status, content type or body that the description does not tell, whatever is asked."""
    operation = schema[f"{BASE}{declared.path}"][declared.method]
    headers = {"Authorization": f"Bearer {open_city[1]}"}
    for mode in _modes(declared):

        @FEW
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(headers=headers, checks=CHECKS)

        holds()


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/companies/{company_id}", {"company_id": "C001"}),
        ("/companies/{company_id}/contributions", {"company_id": "C001"}),
        ("/companies/{company_id}/history", {"company_id": "C001"}),
        ("/communities/{community_id}", {"community_id": "K001"}),
        ("/runs/{run}", {"run": "1"}),
        ("/tenders/{tender_id}", {"tender_id": "T-2024-001"}),
        ("/tenders/{tender_id}/ocds", {"tender_id": "T-2024-001"}),
    ],
)
def test_what_is_there_is_shown_as_it_is_described(
    schema: schemathesis.BaseSchema, path: str, names: dict[str, str]
) -> None:
    """Names that the register knows, which nobody hits by chance."""
    answer = schema[f"{BASE}{path}"]["GET"].Case(path_parameters=names).call_and_validate(checks=CHECKS)

    assert answer.status_code == 200
