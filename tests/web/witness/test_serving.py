"""The witness is served by one process."""

from __future__ import annotations

from web.witness.application import WitnessApplication
from web.witness.serving import WitnessServer


def test_one_process_with_threads_on_the_address(application: WitnessApplication) -> None:
    """And no control socket."""
    server = WitnessServer("127.0.0.1", 7380, application)

    assert (server.cfg.workers, server.cfg.threads, server.cfg.address) == (1, 8, [("127.0.0.1", 7380)])
    assert server.cfg.control_socket_disable
    assert server.load() is application


def test_an_address_of_version_six_is_put_in_brackets(application: WitnessApplication) -> None:
    """A colon of the host is not taken for the port's."""
    assert WitnessServer("::1", 7380, application).cfg.address == [("::1", 7380)]
