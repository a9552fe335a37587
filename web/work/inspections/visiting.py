"""Taking in the sheet of an inspection: a mark for each item; score, findings and their days follow from it."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import DateField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput

from credit.inspections import Campaign, Role, visit_content
from credit.inspections.marks import Mark
from credit.inspections.moves import CampaignMove
from models.record import Clerk
from web.access import Action
from web.clock import today
from web.gate import needs
from web.languages import pick
from web.pages.table_files import table_file
from web.register.inspections.campaigns import add_event, campaign_named
from web.sheets.inspection_files import read_marks
from web.work.acting import acting, done, refused_into
from web.work.days import day_in
from web.work.forms import PortalForm, text
from web.work.inspections.campaigns import names_in, word
from web.work.inspections.files import sent_table
from web.work.inspections.law_told import told_basis
from web.work.inspections.whose import event_of, own_campaign

__all__ = ["add_to"]


class _Visiting(PortalForm):
    """When, by whom, and who else was there; the marks come beside it."""

    on = DateField(lazy_gettext("Day of the inspection"), [InputRequired()])
    inspectors = StringField(lazy_gettext("Who inspected, by staff number"), [InputRequired(), Length(max=300)])
    parties = SelectMultipleField(
        lazy_gettext("Who else was there"), validate_choice=False, option_widget=CheckboxInput()
    )


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<name>/visits/<target>", "visit", _visit, methods=["GET", "POST"])
    pages.add_url_rule("/<name>/visits/<target>.<ending>", "sheet", _sheet)


@needs(Action.INSPECTION_VISIT)
def _visit(name: str, target: str) -> AnyResponse | tuple[str, int]:
    campaign = _to_inspect(name, target)
    wanted = campaign.rules.kind.parties
    team = ", ".join(campaign.assignments.get(target, ()))
    form = _Visiting(on=today(), inspectors=team, parties=[str(one) for one in wanted])
    form.parties.choices = [(str(one), word(one)) for one in wanted]
    if form.sent():
        with refused_into(form), acting() as clerk:
            _take_in(clerk, name, target, form)
        if not form.is_wrong:
            what = gettext("The sheet is taken in. Score and findings follow from its marks.")
            return done(what, url_for("work.inspections.show", name=name))
    return render_template(
        "work/inspections/visit.html", it=campaign, target=target, form=form, word=word, marks=list(Mark),
        names=names_in(campaign), told_basis=told_basis, marked=request.form,
    ), form.status  # fmt: skip


def _take_in(clerk: Clerk, name: str, target: str, form: _Visiting) -> None:
    rules, on = campaign_named(clerk.session, name).rules, day_in(form.on)
    table = sent_table("marks")
    marks = _marked(request.form) if table is None else read_marks(table)
    came = text(form.inspectors).replace(",", " ").split()
    there = [Role(one) for one in form.parties.data or () if one in {*Role}]
    content = visit_content(rules, on, marks, came, there)
    told = {"on": on, "target": target, "content": content}
    add_event(clerk, name, lambda _: event_of(clerk, Action.INSPECTION_VISIT, CampaignMove.VISIT, **told))


def _marked(sent: object) -> list[tuple[str, str]]:
    """Return (item, mark) of each item that was marked on the page."""
    return [(key.removeprefix("mark-"), mark) for key, mark in dict(sent).items() if key.startswith("mark-") and mark]  # type: ignore[call-overload]


@needs(Action.INSPECTION_VISIT)
def _sheet(name: str, target: str, ending: str) -> Response:
    """Give the sheet to fill in on the spot: each item, without a mark."""
    campaign = _to_inspect(name, target)
    rows = [
        (item.id, "", pick(item.title), pick(one.title)) for one in campaign.rules.checklists for item in one.items
    ]  # fmt: skip
    return table_file(ending, "sheet", ("item", "mark", "title", "checklist"), rows, {})


def _to_inspect(name: str, target: str) -> Campaign:
    """Return the campaign in which the community is still to be inspected; 404 where it is not."""
    campaign = own_campaign(name)
    return campaign if target in campaign.left else abort(404)
