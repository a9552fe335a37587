"""Serving the portal with gunicorn."""

from __future__ import annotations

from flask import Flask

from tests.builders.record import LOG
from web.serving import Server
from web.settings import Settings


def test_the_server_takes_its_size_from_the_settings(city: str) -> None:
    """Processes, threads and address are those that were asked for, and no control socket is opened."""
    server = Server("127.0.0.1", 5001, Settings(database_url=city, workers=3, threads=5))

    assert (server.cfg.workers, server.cfg.threads, server.cfg.address) == (3, 5, [("127.0.0.1", 5001)])
    assert server.cfg.control_socket_disable


def test_an_address_of_version_six_is_put_in_brackets(city: str) -> None:
    """A colon of the host is not taken for the port's."""
    assert Server("::1", 5001, Settings(database_url=city)).cfg.address == [("::1", 5001)]


def test_each_process_makes_its_own_portal(city: str) -> None:
    """No connection is shared across a fork."""
    server = Server("127.0.0.1", 5001, Settings(database_url=city))

    assert isinstance(server.load(), Flask)
    assert server.load() is not server.load()


def test_a_server_that_takes_bids_is_one_process(city: str) -> None:
    """Of sixteen threads or more: bids of one process share commits."""
    few, many = (Settings(database_url=city, workers=3, threads=threads) for threads in (5, 40))
    sizes = [Server("127.0.0.1", 5001, one, LOG).cfg for one in (few, many)]

    assert [(one.workers, one.threads) for one in sizes] == [(1, 16), (1, 40)]
