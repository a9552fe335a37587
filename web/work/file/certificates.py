"""Certificates of the company's credit: asked for here, signed where the key is kept, and put on paper here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from credit.standing.certificates import CERTIFICATE_FORMAT
from credit.standing.signing import check_signed
from models.errors import Problem, RefusedError
from models.values.canonical import digest
from web.access import Action
from web.access.roles import CITY
from web.certificate_sheet import certificate_pdf
from web.clock import now
from web.gate import needs, permit
from web.languages import language
from web.reading import connection
from web.register.ratings.credit_files import certificates_of
from web.register.sending.inbox import tell
from web.register.standing.certificate_papers import paper_numbered, wish_event
from web.register.standing.certificate_worth import numbered_certificate
from web.typst_sheets import FONT_FOLDERS
from web.work.acting import acting, done, reading_session, refused_into
from web.work.firms import company_here
from web.work.forms import PortalForm, text
from web.work.lists.papers import statement
from web.work.uploads import sent_json

__all__ = ["add_to"]


class _Asking(PortalForm):
    """For whom or what the certificate is."""

    purpose = StringField(lazy_gettext("For whom or what it is"), [InputRequired(), Length(max=200)])


class _Sheet(PortalForm):
    """A signed certificate; it comes as a file."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/certificates", "certificates", _ask, methods=["GET", "POST"])
    pages.add_url_rule("/certificates/sheet", "sheet", _sheet, methods=["POST"])
    pages.add_url_rule("/certificates/<number>.<ending>", "paper", _kept)


@needs(Action.FILE_ASK)
def _ask() -> Response | tuple[str, int]:
    company_id, form = company_here(), _Asking()
    if form.sent():
        with refused_into(form), acting() as clerk:
            facts = {"company": company_id, "purpose": text(form.purpose)}
            event = wish_event(clerk.session, company_id, text(form.purpose))
            again = tell(clerk, f"organisation/{CITY}", "certificate.asked", facts, event) is None
            if again:
                what = gettext("It was asked for already, for the same purpose.")
                raise RefusedError(Problem(text(form.purpose), what, gettext("The authority has it before it.")))
        if not form.is_wrong:
            what = gettext("The authority is told. It gives you the signed file.")
            return done(what, url_for("work.file.certificates", company=company_id))
    return _page(company_id, form)


@needs(Action.FILE_ASK)
def _sheet() -> Response | tuple[str, int]:
    """Return the paper of a signed certificate of this company that is on record as issued."""
    company_id, form = company_here(), _Sheet()
    papers: list[Response] = []
    with refused_into(form):
        papers.append(_paper(company_id, sent_json("signed")))
    return papers[0] if papers else _page(company_id, _Asking(), form)


@needs(Action.FILE_READ)
def _kept(number: str, ending: str) -> Response:
    """Give a certificate that came to the portal signed: the file itself, which counts, or its paper."""
    document = paper_numbered(reading_session(), number)
    if document is None or ending not in ("json", "pdf"):
        abort(404)
    permit(f"company/{document['content']['company_id']}")
    if ending == "json":
        return statement(document, f"certificate-{number[:12]}.signed")
    return _paper(document["content"]["company_id"], dict(document))


def _paper(company_id: str, document: Any) -> Response:  # noqa: ANN401 - whatever the file holds
    """Return the PDF. Raises InputError for a file that is no certificate, RefusedError for one that is not ours."""
    check_signed(document, CERTIFICATE_FORMAT, "certificate")
    content = document["content"]
    number = digest(content)
    if content.get("company_id") != company_id or numbered_certificate(reading_session(), number) != number:
        what = gettext("No such certificate of this company is on record.")
        raise RefusedError(Problem(number[:12], what, gettext("Take the file that the authority gave you.")))
    paper = certificate_pdf(document, language(), FONT_FOLDERS, now(), request.url_root.rstrip("/"))
    disposition = f'attachment; filename="certificate-{number[:12]}.pdf"'
    return Response(paper, mimetype="application/pdf", headers={"Content-Disposition": disposition})


def _page(company_id: str, form: _Asking, sheet: PortalForm | None = None) -> tuple[str, int]:
    return render_template(
        "work/file/certificates.html", form=form, sheet=sheet or _Sheet(), company_id=company_id,
        issued=_issued(company_id),
    ), (sheet or form).status  # fmt: skip


def _issued(company_id: str) -> list[tuple[str, datetime, bool]]:
    """Return number and moment of each certificate of a company, and whether its signed file was kept here."""
    found = [(subject.partition("/")[2], at) for subject, at in certificates_of(connection(), company_id)]
    return [(number, at, paper_numbered(reading_session(), number) is not None) for number, at in found]
