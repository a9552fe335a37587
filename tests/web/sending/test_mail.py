"""E-mails reach a real server on this machine, once, in the recipient's language."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import Engine

from models.record import Erasure, erase_cells
from models.tables import writing
from tests.builders.record import AT, a_clerk
from web.register.sending.inbox import tell
from web.register.sending.mail_addresses import set_address
from web.sending.mail import MailServer, send_mails

FACTS = {"tender": "T-2024-001", "title": "示例花园"}


class _Box:
    """What the server took; `refusals`: how many it refuses first."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refusals = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 - of aiosmtpd
        if self.refusals:
            self.refusals -= 1
            return "451 Later"
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def box() -> _Box:
    """Return a mailbox."""
    return _Box()


@pytest.fixture
def server(box: _Box) -> Iterator[MailServer]:
    """Yield a mail server on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield MailServer("127.0.0.1", port, "none", "", "", "Wuxin <wuxin@city.example>", "https://city.example")
    controller.stop()


def _tell(engine: Engine, *languages: str) -> None:
    with writing(engine) as session:
        for number, language in enumerate(languages):
            name = f"account/{number}"
            set_address(a_clerk(session), name, f"a{number}@example.org", "en" if language == "en" else "zh")
            tell(a_clerk(session), name, "tender.awarded", FACTS)


def test_a_mail_is_taken_once(engine: Engine, server: MailServer, box: _Box) -> None:
    """With the facts in both languages, and marked as made by a program."""
    _tell(engine, "zh", "en")
    told = [send_mails(engine, lambda: AT, server) for _ in range(2)]

    assert [[one[1] for one in sent] for sent in told] == [[True, True], []]
    assert [message["Subject"] for message in box.taken] == ["定标：示例花园", "Awarded: 示例花园"]
    assert "T-2024-001" in box.taken[0].get_content()
    assert box.taken[0]["Auto-Submitted"] == "auto-generated"
    assert box.taken[0]["Message-ID"].endswith("@city.example>")


def test_what_was_refused_comes_again_under_its_id(engine: Engine, server: MailServer, box: _Box) -> None:
    """After its wait; the server's word is kept, without the address."""
    _tell(engine, "zh")
    box.refusals = 1
    first = send_mails(engine, lambda: AT, server)
    again = send_mails(engine, lambda: AT.replace(hour=2), server)

    assert (first, [one[1] for one in again]) == ([(1, False, "the server answered 451")], [True])
    assert len(box.taken) == 1


def test_an_erased_address_gets_nothing(engine: Engine, server: MailServer, box: _Box) -> None:
    """Though the mail was queued before."""
    _tell(engine, "zh")
    with writing(engine) as session:
        asked = Erasure("mail_addresses", "account/0/1", ("address",), "Personal Information Protection Law", "47", "x")
        erase_cells(a_clerk(session), asked)

    assert send_mails(engine, lambda: AT, server) == [(1, False, "the recipient has no address any more")]
    assert box.taken == []


def test_a_server_that_is_not_there_costs_no_mail_its_tries(engine: Engine, server: MailServer, box: _Box) -> None:
    """It is told, and everything goes out when it is back."""
    _tell(engine, "zh")

    assert [one[1] for one in send_mails(engine, lambda: AT, replace(server, port=1))] == [False]
    assert [one[1] for one in send_mails(engine, lambda: AT, server)] == [True]
    assert len(box.taken) == 1
