"""Webhooks of a token: made with a secret that is told once, listed with what became of deliveries, resumed, ended."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated

from flask import current_app
from pydantic import Field

from models.errors import Problem
from models.tables import Webhook
from web.api.operations import Operation
from web.api.problems import ApiProblem
from web.api.routing import Answer, Call, routes
from web.api.shapes import Moment, Shape, Text
from web.register.accounts.api_tokens import Scope
from web.register.sending.attempts import attempts_of
from web.register.sending.webhooks import (
    Wanted,
    end_webhook,
    make_webhook,
    resume_webhook,
    standing_of,
    subject_of,
    webhooks_of,
)

__all__ = ["Delivery", "MadeWebhook", "ShownWebhook", "WebhookBody"]

_NEWEST = 100


class WebhookBody(Shape):
    """Where to, and which types of entries; without types, all."""

    url: Annotated[Text, Field(min_length=1, max_length=500, description="An address of HTTPS on the open internet.")]
    types: Annotated[
        tuple[Annotated[Text, Field(min_length=1, max_length=50)], ...],
        Field(max_length=100, description="Kinds of acts, as docs/record.md lists them."),
    ] = ()


class ShownWebhook(Shape):
    """A webhook and where it stands: `active`, `given_up` after all tries failed, or `ended`."""

    id: str
    url: str
    types: tuple[str, ...]
    made_at: Moment
    state: str
    position: Annotated[int, Field(description="It is told of entries from this position on.")]
    failures: Annotated[int, Field(description="Attempts since the last that arrived.")]
    next_at: Annotated[Moment | None, Field(description="When it is tried again, where there is something to tell.")]


class MadeWebhook(ShownWebhook):
    """A new webhook with the secret that its deliveries are signed with."""

    secret: Annotated[str, Field(description="Told once; whsec_ and base64, as Standard Webhooks has it.")]


class Delivery(Shape):
    """An attempt to tell of an entry; `arrived` is null while it runs."""

    number: int
    position: int
    begun_at: Moment
    ended_at: Moment | None
    arrived: bool | None
    told: Annotated[str | None, Field(description="What the other side, or the way there, said.")]


@routes.to(Operation(
    "POST", "/webhooks", "makeWebhook", "Be told of what comes from now on", MadeWebhook, done={201: "Made"},
    body=WebhookBody, scope=Scope.WEBHOOKS,
))  # fmt: skip
def make(call: Call) -> Answer:
    """Make a webhook."""
    body: WebhookBody = call.asked
    wanted = Wanted(body.url, body.types, current_app.config["WUXIN"].webhook_private_addresses)
    row = make_webhook(call.session, call.holder.id, wanted, call.at, secrets.token_bytes)
    shown = _shown(call, row)
    return Answer(MadeWebhook(**shown.model_dump(), secret=row.secret), HTTPStatus.CREATED, f"/webhooks/{row.id}")


@routes.to(Operation(
    "GET", "/webhooks", "listWebhooks", "The webhooks of this token", tuple[ShownWebhook, ...], scope=Scope.WEBHOOKS
))  # fmt: skip
def list_all(call: Call) -> tuple[ShownWebhook, ...]:
    """Return all of them, ended ones too."""
    return tuple(_shown(call, row) for row in webhooks_of(call.session, call.holder.id))


@routes.to(Operation(
    "GET", "/webhooks/{webhook}", "getWebhook", "One webhook of this token", ShownWebhook, scope=Scope.WEBHOOKS
))  # fmt: skip
def get(call: Call, webhook: str) -> ShownWebhook:
    """Return one, or refuse with 404."""
    return _shown(call, _own(call, webhook))


@routes.to(Operation(
    "GET", "/webhooks/{webhook}/deliveries", "listDeliveries", "The newest attempts to deliver",
    tuple[Delivery, ...], scope=Scope.WEBHOOKS,
))  # fmt: skip
def deliveries(call: Call, webhook: str) -> tuple[Delivery, ...]:
    """Return the newest hundred attempts, the last first."""
    rows = attempts_of(call.session, subject_of(_own(call, webhook)), _NEWEST)
    return tuple(
        Delivery(
            number=row["number"], position=row["item"], begun_at=row["begun_at"], ended_at=row["ended_at"],
            arrived=row["arrived"], told=row["told"],
        )
        for row in rows
    )  # fmt: skip


@routes.to(Operation(
    "POST", "/webhooks/{webhook}/resume", "resumeWebhook", "Try again from the entry that did not arrive",
    ShownWebhook, scope=Scope.WEBHOOKS,
))  # fmt: skip
def resume(call: Call, webhook: str) -> ShownWebhook:
    """Resume one that was given up."""
    row = _own(call, webhook)
    resume_webhook(call.session, row, call.at)
    return _shown(call, row)


@routes.to(Operation(
    "DELETE", "/webhooks/{webhook}", "endWebhook", "End a webhook for good", ShownWebhook, scope=Scope.WEBHOOKS
))  # fmt: skip
def end(call: Call, webhook: str) -> ShownWebhook:
    """End one; what it was told stays listed."""
    row = _own(call, webhook)
    end_webhook(call.session, row, call.at)
    return _shown(call, row)


def _own(call: Call, webhook_id: str) -> Webhook:
    row = call.session.get(Webhook, webhook_id)
    if row is None or row.token_id != call.holder.id:
        problem = Problem("webhook", "this token has none of this id", "See GET /api/v1/webhooks.")
        raise ApiProblem(HTTPStatus.NOT_FOUND, problem)
    return row


def _shown(call: Call, row: Webhook) -> ShownWebhook:
    standing = standing_of(call.session, row, call.at)
    return ShownWebhook(
        id=row.id, url=row.url, types=tuple(row.types), made_at=row.made_at, state=standing.state,
        position=standing.position, failures=standing.failures,
        next_at=standing.next_at if standing.failures else None,
    )  # fmt: skip
