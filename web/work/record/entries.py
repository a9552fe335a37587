"""Entries of the public record: looked for, shown with what they attach, and proved in a file."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from sqlmodel import Session

from models.ledger.entries import Entry
from models.record import ACTS, entry_named
from models.record.proving import proof_of
from web.access import Action
from web.file_asked import rows_at_once
from web.gate import needs
from web.languages import language
from web.register.trail import Asked, signed_size, trail
from web.work.acting import reading_session

__all__ = ["act_name", "add_to"]

_SIZE: Final = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)
    pages.add_url_rule("/<digest>", "show_entry", _show_entry)
    pages.add_url_rule("/<digest>/proof.txt", "prove", _prove)


def act_name(kind: str) -> str:
    """Return what a person calls a type of entries, in the language of the request."""
    act = ACTS.get(kind)
    return kind if act is None else str(getattr(act, language()))


@needs(Action.RECORD_SEARCH)
def _show() -> str:
    session = reading_session()
    chosen = {name: request.args.get(name, "").strip() for name in ("type", "subject", "since", "until", "account")}
    asked = Asked(chosen["type"], chosen["subject"], _day(chosen["since"]), _day(chosen["until"]), chosen["account"])
    number = max(1, request.args.get("page", 1, type=int))
    size = rows_at_once(_SIZE)
    found, count = trail(session, asked, (number - 1) * size, size)
    return render_template(
        "work/record/all.html", found=found, count=count, number=number, pages=max(1, -(-count // size)),
        chosen=chosen, types=sorted(ACTS), act_name=act_name, signed=signed_size(session),
    )  # fmt: skip


@needs(Action.RECORD_SEARCH)
def _show_entry(digest: str) -> str:
    session = reading_session()
    entry = _found(session, digest)
    content = None if entry.content is None else json.loads(entry.content)
    return render_template(
        "work/record/one.html", it=entry, act_name=act_name, signed=signed_size(session),
        attached={} if content is None else content.get("parts", {}),
        told=None if content is None else json.dumps(content, ensure_ascii=False, indent=2),
    )  # fmt: skip


@needs(Action.RECORD_SEARCH)
def _prove(digest: str) -> Response:
    session = reading_session()
    entry = _found(session, digest)
    answer = Response(proof_of(session, entry), mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="proof-{entry.position}.txt"'
    return answer


def _found(session: Session, digest: str) -> Entry:
    return entry_named(session, digest) or abort(404)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
