"""Waking live servers."""

from __future__ import annotations

import socket

import pytest
from sqlalchemy import Engine

from models.tables import engine_for
from web.register.auctions import wakes
from web.register.auctions.wakes import folder_of_wakes, wake, wakes_of


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Return the engine of a database of which nobody else knows."""
    folder = tmp_path_factory.mktemp("w")
    monkeypatch.setattr(wakes, "folder_of_wakes", lambda: folder)
    return engine_for(f"sqlite:///{folder / 'a.db'}")


def test_whoever_listens_is_told_all_names_at_once(engine: Engine) -> None:
    """In one datagram, as the system queues few."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(wakes.folder_of_wakes() / f"{wakes_of(engine)}-1"))
        wake(engine, ["a", "b"])

        assert listener.recv(100) == b"a\nb"


def test_nobody_listening_is_no_error(engine: Engine) -> None:
    """Nor is a socket that somebody left behind."""
    left = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    left.bind(str(wakes.folder_of_wakes() / f"{wakes_of(engine)}-1"))
    left.close()

    wake(engine, ["a"])


def test_each_database_has_its_own_name() -> None:
    """However its path is written."""
    assert wakes_of(engine_for("sqlite:///a.db")) == wakes_of(engine_for("sqlite:///./a.db"))
    assert wakes_of(engine_for("sqlite:///a.db")) != wakes_of(engine_for("sqlite:///b.db"))
    assert len(str(folder_of_wakes())) < 60
