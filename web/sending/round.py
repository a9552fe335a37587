"""What the scheduler sends, with what the settings allow: one round of webhooks and e-mails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import Engine

from models.errors import InputError, Problem
from web.sending.mail import MailServer, send_mails
from web.sending.posting import post
from web.sending.webhooks import tell_webhooks
from web.settings import Settings

__all__ = ["Sending", "sending_by"]

_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sending:
    """Where webhooks may go, and the mail server; None sends no e-mails."""

    private_allowed: bool = False
    mail: MailServer | None = None

    def send(self, engine: Engine, now: Callable[[], datetime]) -> None:
        """Send what is due, and log what did not arrive."""
        for told in tell_webhooks(engine, now, self._post):
            if not told.arrived:
                _LOG.warning("webhook failed", webhook=told.webhook, position=told.position, told=told.told)
        for note, arrived, said in () if self.mail is None else send_mails(engine, now, self.mail):
            if not arrived:
                _LOG.warning("mail failed", note=note, told=said)

    def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[bool, str]:
        return post(url, body, headers, private_allowed=self.private_allowed)


def sending_by(settings: Settings) -> Sending:
    """Return what the settings say. Raises InputError where the password cannot be read."""
    if not settings.smtp_host:
        return Sending(settings.webhook_private_addresses)
    server = MailServer(
        settings.smtp_host, settings.smtp_port, settings.smtp_security, settings.smtp_user,
        _password(settings.smtp_password_file), settings.smtp_from, settings.public_url,
    )  # fmt: skip
    return Sending(settings.webhook_private_addresses, server)


def _password(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()[0]
    except (OSError, UnicodeError, IndexError) as error:
        problem = Problem("WUXIN_SMTP_PASSWORD_FILE", f"{file} holds no password", "Write it on the first line.")
        raise InputError(problem) from error
