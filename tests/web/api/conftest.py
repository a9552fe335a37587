"""A register of one's own with tokens, and whoever asks its API."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models.record import sequence_all
from models.tables import engine_for
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.accounts.api_tokens import Scope, make
from web.settings import Settings

__all__ = ["Caller"]


@dataclass(frozen=True)
class Caller:
    """A program with a token, and the portal on its register."""

    url: str
    client: FlaskClient
    token: str

    def asks(self, method: str, path: str, **more: Any) -> TestResponse:  # noqa: ANN401 - of the client
        """Ask the API with the token."""
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        return self.client.open(f"/api/v1{path}", method=method, headers=headers, **more)

    def with_token(self, *scopes: Scope) -> Caller:
        """Return another program with a token of its own."""
        return replace(self, token=_token(self.url, *scopes))

    def acts(self, *subjects: str) -> None:
        """Enter an act for each subject, and give them their positions."""
        with writing_to(self.url) as session:
            for subject in subjects:
                a_clerk(session).enter("draw.made", subject)
        engine = engine_for(self.url)
        sequence_all(engine)
        engine.dispose()


def _token(url: str, *scopes: Scope) -> str:
    with writing_to(url) as session:
        return make(a_clerk(session), "12345", "rongcheng", scopes or list(Scope), "Hotline Centre").token


@pytest.fixture
def caller(tmp_path: Path, empty_register: Path) -> Caller:
    """Return a program with a token for everything, that may ask five times a minute."""
    url = f"sqlite:///{shutil.copy(empty_register, tmp_path / 'a.db')}"
    settings = Settings(database_url=url, api_requests_a_minute=5)
    return Caller(url, create_app(settings).test_client(), _token(url))
