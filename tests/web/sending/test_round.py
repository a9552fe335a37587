"""What the scheduler sends, by the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.errors import InputError
from models.record import sequence
from models.tables import writing
from tests.builders.record import AT, a_clerk
from tests.web.sending.conftest import Receiver
from web.register.accounts.api_tokens import Scope, make
from web.register.sending.webhooks import Wanted, make_webhook
from web.sending.round import Sending, sending_by
from web.settings import Settings


def test_a_round_tells_webhooks(engine: Engine, receiver: Receiver) -> None:
    """In this network only where a setting allows it."""
    with writing(engine) as session:
        token = make(a_clerk(session), "portal", "rongcheng", [Scope.WEBHOOKS], "x").id
        make_webhook(session, token, Wanted(receiver.url, (), private_allowed=True), AT, a_clerk(session).entropy)
        sequence(session)
    Sending(private_allowed=False).send(engine, lambda: AT)
    assert receiver.received == []
    Sending(private_allowed=True).send(engine, lambda: AT.replace(hour=3))

    assert len(receiver.received) == 1


def test_settings_say_how_mail_goes(tmp_path: Path) -> None:
    """The password is the first line of its file; without a server there is none."""
    (file := tmp_path / "pass").write_text("geheim\nrest\n", encoding="utf-8")
    sending = sending_by(Settings(smtp_host="mail.example", smtp_password_file=str(file)))

    assert sending_by(Settings()).mail is None
    assert sending.mail is not None
    assert (sending.mail.password, sending.mail.security) == ("geheim", "starttls")


def test_a_password_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By the variable that names its file."""
    with pytest.raises(InputError, match="WUXIN_SMTP_PASSWORD_FILE"):
        sending_by(Settings(smtp_host="mail.example", smtp_password_file=str(tmp_path / "none")))
