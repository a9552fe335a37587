"""The first step: a zip or single tables, and the mapping through which they are read."""

from __future__ import annotations

import secrets
from pathlib import Path

from flask import Blueprint, current_app, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response
from wtforms import SelectField
from wtforms.validators import Optional

from credit.evidence import built_in_mappings
from credit.evidence.schema import TABLES
from models.errors import Problem
from web.access import Action
from web.clock import now
from web.gate import acting_for, needs
from web.work.acting import done, refused_into
from web.work.evidence.drafts import Draft, drafts_of, keep_draft, root_of
from web.work.evidence.reading import read_draft
from web.work.forms import PortalForm, text
from web.work.uploads import sent_file

__all__ = ["add_to", "drafts_root"]

Answer = Response | tuple[str, int]
_MIB = 2**20


class _Sending(PortalForm):
    """By which mapping the files are read; the files themselves come beside the form."""

    mapping = SelectField(
        lazy_gettext("How the tables are read"), [Optional()], default="",
        choices=lambda: [("", gettext("They have the columns of an evidence package")),
                         *((name, name) for name in built_in_mappings())],
    )  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)
    pages.add_url_rule("", "send", _send, methods=["POST"])


def drafts_root() -> Path:
    """Return the folder in which this installation keeps what was sent and not taken in."""
    return root_of(current_app.config["WUXIN"].uploads)


@needs(Action.EVIDENCE_IMPORT)
def _show() -> Answer:
    return _page(_Sending())


@needs(Action.EVIDENCE_IMPORT)
def _send() -> Answer:
    request.max_content_length = _most() * _MIB
    try:
        form = _Sending()
        files = [one for one in request.files.getlist("files") if one.filename]
    except RequestEntityTooLarge:
        return _too_large()
    draft: Draft | None = None
    if form.sent():
        with refused_into(form):
            mapping = sent_file("own_mapping") or text(form.mapping)
            draft = keep_draft(drafts_root(), secrets.token_hex(16), acting_for(), files, mapping, now())
            read_draft(draft)
    if draft is None or form.is_wrong:
        return _page(form)
    return done(gettext("The files are read. Nothing is taken in yet."), _address(draft))


def _too_large() -> Answer:
    """Say how much may be sent, on a page that reads nothing of what came."""
    problem = Problem(
        gettext("files"), gettext("They are larger than %(most)s MiB together.", most=_most()),
        gettext("Send a zip, or take them in with: wuxin ingest FOLDER"),
    )  # fmt: skip
    return render_template("fault.html", code=413, problems=[problem]), 413


def _page(form: _Sending) -> Answer:
    waiting = [(one, _address(one)) for one in drafts_of(drafts_root(), acting_for())]
    return render_template(
        "work/evidence/send.html", form=form, most=_most(), waiting=waiting, tables=list(TABLES)
    ), form.status  # fmt: skip


def _address(draft: Draft) -> str:
    return url_for("work.evidence.preview", draft_id=draft.id)


def _most() -> int:
    found: int = current_app.config["WUXIN"].upload_mib
    return found
